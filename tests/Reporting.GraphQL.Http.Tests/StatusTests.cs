namespace Reporting.GraphQL.Http.Tests;

/// <summary>Which status and which body answers what. GraphQL over HTTP, 6.4.</summary>
public sealed class StatusTests
{
    private static Server? s_server;

    private static async Task<Server> Shared() => s_server ??= await Server.Start();

    [Theory]
    [InlineData("""{"query":"{hello}"}""", 200, """{"data":{"hello":"world"}}""")]
    [InlineData("""{"query":"{\u0068ello}"}""", 200, """{"data":{"hello":"world"}}""")]
    [InlineData("""{"query":"{hello}","unknown":[{}],"variables":null,"operationName":null,"extensions":null}""", 200, """{"data":{"hello":"world"}}""")]
    [InlineData("""{"query":"query A{hello} query B{b:hello}","operationName":"B"}""", 200, """{"data":{"b":"world"}}""")]
    [InlineData("""{"query":"query A{hello}","operationName":""}""", 200, """{"data":{"hello":"world"}}""")]
    [InlineData("""{"query":"query($a:[Int!]!){sum(of:$a)}","variables":{"a":[1,2,3]}}""", 200, """{"data":{"sum":3}}""")]
    public async Task A_well_formed_request_is_executed(string body, int status, string expected)
    {
        var answer = await (await Shared()).Post(body);
        Assert.Equal((status, expected), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("""{"query":"{"}""", "a document that does not parse")]
    [InlineData("""{"query":"{nonsense}"}""", "a document that does not validate")]
    [InlineData("""{"query":""}""", "an empty document")]
    [InlineData("""{"query":"query($a:[Int!]!){sum(of:$a)}"}""", "a variable that is missing")]
    [InlineData("""{"query":"query($a:[Int!]!){sum(of:$a)}","variables":{"a":"x"}}""", "a variable of another type")]
    [InlineData("""{"query":"query A{hello} query B{hello}"}""", "an operation that nobody chose")]
    [InlineData("""{"query":"{hello}","operationName":"Nobody"}""", "an operation that is not there")]
    public async Task A_request_error_is_400_under_its_own_media_type_and_200_under_json(string body, string why)
    {
        var server = await Shared();
        var own = await server.Post(body);
        var json = await server.Post(body, "application/json");
        Assert.True((400, 200) == (own.Status, json.Status), $"{why}: {own.Status} and {json.Status}");
        Assert.Equal(own.Text, json.Text);
        Assert.StartsWith("""{"errors":[{"message":""", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", own.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "an empty body")]
    [InlineData("nonsense", "no JSON")]
    [InlineData("""{"query":""", "JSON that ends early")]
    [InlineData("""{"query":"{hello}"} x""", "text after the object")]
    [InlineData("null", "null")]
    [InlineData("\"{hello}\"", "a text")]
    [InlineData("{}", "no query")]
    [InlineData("""{"qeury":"{hello}"}""", "a slip of the pen")]
    [InlineData("""{"query":null}""", "a null query")]
    [InlineData("""{"query":{}}""", "an object as query")]
    [InlineData("""{"query":7}""", "a number as query")]
    [InlineData("""{"query":"{hello}","variables":[7]}""", "a list of variables")]
    [InlineData("""{"query":"{hello}","variables":"{}"}""", "a text of variables")]
    [InlineData("""{"query":"{hello}","operationName":7}""", "a number as name")]
    [InlineData("""{"query":"{hello}","operationName":"\ud800"}""", "half a character in the name")]
    [InlineData("""{"query":"{hello}","extensions":7}""", "a number as extensions")]
    [InlineData("""[{"query":"{hello}"}]""", "a batch where none are taken")]
    public async Task A_body_that_is_no_request_is_400_under_both_media_types(string body, string why)
    {
        var server = await Shared();
        var own = await server.Post(body);
        var json = await server.Post(body, "application/json");
        Assert.True((400, 400) == (own.Status, json.Status), $"{why}: {own.Status} and {json.Status}: {own.Text}");
        Assert.StartsWith("""{"errors":[{"message":""", own.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{"}""", 400)]
    [InlineData("""{"query":"{nonsense}"}""", 422)]
    [InlineData("""{"query":"query($a:[Int!]!){sum(of:$a)}"}""", 422)]
    [InlineData("""{"query":"{hello}","operationName":"Nobody"}""", 422)]
    [InlineData("{}", 422)]
    [InlineData("nonsense", 400)]
    [InlineData("""{"query":"{fails hello}"}""", 294)]
    [InlineData("""{"query":"{mustNotFail}"}""", 294)]
    [InlineData("""{"query":"{hello}"}""", 200)]
    public async Task The_draft_of_2026_has_statuses_of_its_own_for_both_media_types(string body, int status)
    {
        await using var server = await Server.Start(new GraphQLHttpOptions { Statuses = StatusPolicy.Draft });
        var own = await server.Post(body);
        var json = await server.Post(body, "application/json");
        Assert.Equal((status, status), (own.Status, json.Status));
    }

    [Fact]
    public async Task Execution_errors_are_200_and_the_message_of_an_exception_stays_in_the_log()
    {
        await using var server = await Server.Start();
        var answer = await server.Ask("{fails hello}");
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("""{"data":{"fails":null,"hello":"world"},"errors":[""", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        var (id, exception) = Assert.Single(server.Log);
        Assert.Contains(id, answer.Text, StringComparison.Ordinal);
        Assert.Equal("secret", exception.Message);
    }

    [Fact]
    public async Task Data_that_is_null_is_still_executed()
    {
        var answer = await (await Shared()).Ask("{mustNotFail}");
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("""{"data":null,"errors":[""", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\"KNOWN\"", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json; charset=\"UTF-8\"", 200)]
    [InlineData("Application/JSON", 200)]
    public async Task Only_json_in_utf8_is_taken(string type, int status)
    {
        var request = Server.Request(HttpMethod.Post, "/graphql", """{"query":"{hello}"}""", type);
        Assert.Equal(status, (await (await Shared()).Send(request)).Status);
    }

    [Fact]
    public async Task A_compressed_body_is_415()
    {
        var request = Server.Request(HttpMethod.Post, "/graphql", """{"query":"{hello}"}""");
        request.Content!.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(415, (await (await Shared()).Send(request)).Status);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_400()
    {
        var request = Server.Request(HttpMethod.Post, "/graphql", "");
        request.Content = new ByteArrayContent([.. "{\"query\":\"{hello} # "u8, 0xC3, 0x28, .. "\"}"u8]);
        request.Content.Headers.ContentType = new("application/json");
        Assert.Equal(400, (await (await Shared()).Send(request)).Status);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_405_with_those_that_are_allowed(string method)
    {
        var answer = await (await Shared()).Send(Server.Request(new HttpMethod(method), "/graphql", "{}"));
        Assert.Equal((405, "GET, POST"), (answer.Status, answer.Header("Allow")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_413_with_and_without_its_length(bool isChunked)
    {
        await using var server = await Server.Start(new GraphQLHttpOptions { BodyBytes = 1000 });
        var request = Server.Request(HttpMethod.Post, "/graphql", $$"""{"query":"{hello}{{new string(' ', 2000)}}"}""");
        request.Headers.TransferEncodingChunked = isChunked;
        var answer = await server.Send(request);
        Assert.Equal(413, answer.Status);
        Assert.Contains("BODY_TOO_LARGE", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_many_pieces_is_read_whole()
    {
        var request = Server.Request(HttpMethod.Post, "/graphql", $$"""{"query":"{hello}","variables":{"long":"{{new string(' ', 300_000)}}"} }""");
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal("""{"data":{"hello":"world"}}""", (await (await Shared()).Send(request)).Text);
    }

    [Fact]
    public async Task A_subscription_needs_a_stream()
    {
        var answer = await (await Shared()).Ask("subscription{count(to:1)}");
        Assert.Equal(406, answer.Status);
    }
}
