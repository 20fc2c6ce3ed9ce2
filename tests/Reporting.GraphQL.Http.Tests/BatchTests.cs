namespace Reporting.GraphQL.Http.Tests;

/// <summary>Several requests in one body. GraphQL over HTTP, appendix C.</summary>
public sealed class BatchTests
{
    private static Task<Server> Start() => Server.Start(new GraphQLHttpOptions { BatchSize = 3 });

    [Fact]
    public async Task Each_request_has_its_response_at_its_place()
    {
        await using var server = await Start();
        var answer = await server.Post("""[{"query":"{hello}"},{"query":"mutation{change}"},{"query":"query($a:[Int!]!){sum(of:$a)}","variables":{"a":[1]}}]""");
        Assert.Equal((200, """[{"data":{"hello":"world"}},{"data":{"change":7}},{"data":{"sum":1}}]"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task What_is_wrong_with_one_leaves_the_others_alone()
    {
        await using var server = await Start();
        var answer = await server.Post("""[{"query":{"a":[1]},"x":2},{"query":"subscription{count(to:1)}"},{"query":"{hello}"}]""");
        using var json = System.Text.Json.JsonDocument.Parse(answer.Text);
        Assert.Equal(3, json.RootElement.GetArrayLength());
        Assert.True(json.RootElement[0].TryGetProperty("errors", out _));
        Assert.True(json.RootElement[1].TryGetProperty("errors", out _));
        Assert.Equal("world", json.RootElement[2].GetProperty("data").GetProperty("hello").GetString());
    }

    [Theory]
    [InlineData("[]", 400)]
    [InlineData("[7]", 200)]
    [InlineData("""[{"query":"{hello}"}""", 400)]
    [InlineData("""[{"query":"{a:hello}"},{"query":"{a:hello}"},{"query":"{a:hello}"},{"query":"{a:hello}"}]""", 413)]
    public async Task A_batch_is_bounded(string body, int status)
    {
        await using var server = await Start();
        Assert.Equal(status, (await server.Post(body)).Status);
    }
}
