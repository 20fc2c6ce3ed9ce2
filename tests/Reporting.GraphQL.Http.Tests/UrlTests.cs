namespace Reporting.GraphQL.Http.Tests;

/// <summary>Requests by GET. GraphQL over HTTP, 5.3.</summary>
public sealed class UrlTests
{
    private static string Url(string text) => Uri.EscapeDataString(text);

    [Fact]
    public async Task A_query_is_answered_with_its_variables_and_its_operation()
    {
        await using var server = await Server.Start();
        var answer = await server.Get(
            $"?query={Url("query A($a:[Int!]!){sum(of:$a)} query B{hello}")}&operationName=A&variables={Url("""{"a":[1,2]}""")}&extensions=");
        Assert.Equal((200, """{"data":{"sum":2}}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_mutation_is_405_and_does_not_run()
    {
        await using var server = await Server.Start();
        var answer = await server.Get($"?query={Url("mutation{change}")}");
        Assert.Equal((405, "POST", 0), (answer.Status, answer.Header("Allow"), server.Schema.Calls));
    }

    [Theory]
    [InlineData("", "no query")]
    [InlineData("?query=", "an empty query")]
    [InlineData("?query={hello}&query={hello}", "two queries")]
    [InlineData("?query={hello}&variables=7", "a number of variables")]
    [InlineData("?query={hello}&variables={", "broken variables")]
    [InlineData("?query={hello}&variables={}{}", "two objects")]
    [InlineData("?query={hello}&extensions=x", "broken extensions")]
    public async Task A_url_that_is_no_request_is_400(string url, string why)
    {
        await using var server = await Server.Start();
        var answer = await server.Get(url);
        Assert.True(answer.Status == 400, $"{why}: {answer.Status}");
    }

    [Theory]
    [InlineData(null, 403)]
    [InlineData("GraphQL-Require-Preflight", 200)]
    [InlineData("GraphQL-Preflight", 200)]
    [InlineData("X-Apollo-Operation-Name", 200)]
    public async Task A_preflight_header_can_be_asked_for(string? header, int status)
    {
        await using var server = await Server.Start(new GraphQLHttpOptions { RequirePreflight = true });
        var request = Server.Request(HttpMethod.Get, "/graphql?query={hello}", null);
        if (header is not null)
            request.Headers.Add(header, "1");
        Assert.Equal(status, (await server.Send(request)).Status);
        Assert.Equal(200, (await server.Ask("{hello}")).Status);
    }

    [Fact]
    public async Task The_schema_can_be_fetched_as_sdl_unless_that_is_off()
    {
        await using var server = await Server.Start();
        var answer = await server.Get("?sdl", null);
        Assert.Equal((200, "application/graphql; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Contains("type Query {", answer.Text, StringComparison.Ordinal);
        await using var closed = await Server.Start(new GraphQLHttpOptions { Sdl = false });
        await using var secret = await Server.Start(limits: new Limits { AllowIntrospection = false });
        Assert.Equal((400, 400), ((await closed.Get("?sdl")).Status, (await secret.Get("?sdl")).Status));
    }
}
