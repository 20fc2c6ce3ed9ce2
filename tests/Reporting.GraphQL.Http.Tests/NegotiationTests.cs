namespace Reporting.GraphQL.Http.Tests;

/// <summary>RFC 9110, 12.5.1 Accept; GraphQL over HTTP, 6.1 Body.</summary>
public sealed class NegotiationTests
{
    private const string Json = "application/json; charset=utf-8";
    private const string Own = "application/graphql-response+json; charset=utf-8";

    [Theory]
    [InlineData(null, Json)]
    [InlineData("", Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("APPLICATION/JSON", Json)]
    [InlineData("application/graphql-response+json", Own)]
    [InlineData("application/graphql-response+json; charset=utf-8", Own)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Own)]
    [InlineData("application/json;q=0.9, application/graphql-response+json", Own)]
    [InlineData("application/graphql-response+json;q=0.5, application/json;q=0.8", Json)]
    [InlineData("application/graphql-response+json, application/json", Own)]
    [InlineData("application/json, application/graphql-response+json", Json)]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", Json)]
    [InlineData("application/graphql-response+json;q=0.4, */*;q=0.8", Json)]
    [InlineData("*/*, application/graphql-response+json", Own)]
    [InlineData("application/json;q=0, */*", null)]
    [InlineData("text/html", null)]
    [InlineData("application/json;q=0", null)]
    [InlineData("application/json; q=x", Json)]
    public async Task The_client_gets_the_media_type_that_it_wants_most(string? accept, string? expected)
    {
        await using var server = await Server.Start();
        var answer = await server.Ask("{hello}", accept);
        Assert.Equal(expected is null ? 406 : 200, answer.Status);
        if (expected is not null)
            Assert.Equal(expected, answer.Type);
    }

    [Fact]
    public void Ranges_in_several_header_lines_count_as_one_list() => Assert.Equal(
        ResponseType.GraphQLResponse,
        Accept.Choose(new(["application/json;q=0.5", "application/graphql-response+json;q=0.7"])));

    [Fact]
    public void An_event_stream_must_be_asked_for_by_name() => Assert.Equal(
        (ResponseType.EventStream, ResponseType.Json),
        (Accept.Choose("text/event-stream"), Accept.Choose("text/event-stream;q=0.1, */*;q=0.2")));

    [Fact]
    public async Task A_host_that_compresses_compresses_these_responses_too()
    {
        await using var server = await Server.Start(compresses: true);
        var request = Server.Request(HttpMethod.Post, "/graphql", """{"query":"{hello}"}""");
        request.Headers.Add("Accept-Encoding", "gzip");
        request.Headers.Add("Accept", Server.GraphQLResponse);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        await using var body = new System.IO.Compression.GZipStream(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken),
            System.IO.Compression.CompressionMode.Decompress);
        using var text = new StreamReader(body);
        Assert.Equal("""{"data":{"hello":"world"}}""", await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
