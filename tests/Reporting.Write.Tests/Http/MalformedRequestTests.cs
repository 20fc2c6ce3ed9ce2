using System.Text;

namespace Reporting.Write.Tests.Http;

/// <summary>What is no proper request is refused with its place, in both languages, and nothing is stored.</summary>
public sealed class MalformedRequestTests(Served served) : IClassFixture<Served>
{
    private const string Path = "/api/indicators";

    [Theory]
    [InlineData("{\"code\":", "$.code")] // cut off
    [InlineData("{\"code\":\"a\"} x", "$")] // something after the end
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("\"a\"", "$")]
    [InlineData("{\"code\":\"a\",\"code\":\"b\"}", "$.code")] // doubled
    [InlineData("{\"code\":\"a\",\"colour\":\"red\"}", "$.colour")] // unknown
    [InlineData("{\"Code\":\"a\"}", "$.Code")] // names are exact
    [InlineData("{\"code\":5}", "$.code")] // another type
    [InlineData("{\"code\":null}", "$.code")]
    [InlineData("{\"code\":\"a\"}", "$")] // the others are missing
    [InlineData("{\"code\":\"a\\u0000b\"}", "$.code")]
    [InlineData("{\"code\":\"a\\u001fb\"}", "$.code")]
    [InlineData("{\"code\":\"\\ud800\"}", "$.code")] // half a character
    [InlineData("{\"decimals\":\"2\"}", "$.decimals")] // a number is no text
    [InlineData("{\"decimals\":2.5}", "$.decimals")]
    [InlineData("{\"overUnits\":0}", "$.overUnits")] // a name is no number
    [InlineData("{\"overUnits\":\"median\"}", "$.overUnits")]
    [InlineData("{/* why */}", "$")]
    [InlineData("{\"decimals\":2,}", "$")]
    public async Task Malformed_JSON_is_400_with_the_place(string body, string place)
    {
        var head = await served.Head();
        var reply = (await served.As("admin").Post(Path, body)).Is(400, "request.malformed");
        Assert.Equal([place], reply.Places);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task Nested_JSON_names_the_inner_place()
    {
        var reply = await served.As("admin").Post(
            "/api/templates/t/versions",
            """{"version":1,"name":"n","periodKind":"day","validFrom":"2026-01-01","rows":[{"indicator":"a"},{"indicator":7}]}""");
        Assert.Equal(["$.rows[1].indicator"], reply.Is(400).Places);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_400()
    {
        using var content = new ByteArrayContent([.. "{\"code\":\""u8, 0xff, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        (await served.As("admin").Send(HttpMethod.Post, Path, content)).Is(400, "request.malformed");
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_413()
    {
        var head = await served.Head();
        var body = "{\"code\":\"" + new string('a', 10 * 1024 * 1024) + "\"}";
        (await served.As("admin").Post(Path, body)).Is(413, "request.too-large");
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A_body_that_is_not_called_JSON_is_415()
    {
        using var form = new FormUrlEncodedContent([new("a", "b")]);
        var reply = await served.As("admin").Send(HttpMethod.Post, Path, form);
        reply.Is(415, "request.media-type");
    }

    [Fact]
    public async Task Every_problem_is_in_Vietnamese_and_on_request_in_English()
    {
        foreach (var (wish, language, title) in ((string?, string, string)[])
            [(null, "vi", "Yêu cầu không đúng dạng"), ("vi", "vi", "Yêu cầu không đúng dạng"),
                ("en", "en", "Malformed request"),
             ("en-GB,en;q=0.8", "en", "Malformed request"), ("fr", "vi", "Yêu cầu không đúng dạng"),
             ("vi;q=0.3, en;q=0.7", "en", "Malformed request"), ("en;q=0.3, vi;q=0.7", "vi", "Yêu cầu không đúng dạng"),
             ("nonsense;;", "vi", "Yêu cầu không đúng dạng")])
        {
            var reply = await served.As("admin").Post(Path, "{", null, wish is null ? [] : [("Accept-Language", wish)]);
            Assert.Equal(title, reply.Json.GetProperty("title").GetString());
            Assert.Equal(language, reply.Headers["Content-Language"]);
            Assert.Equal("urn:reporting:problem:request.malformed", reply.Json.GetProperty("type").GetString());
            Assert.Equal(400, reply.Json.GetProperty("status").GetInt32());
        }
    }

    [Fact]
    public async Task Unknown_addresses_and_methods_answer_with_a_problem()
    {
        (await served.As("admin").Post("/api/nothing", new { })).Is(404, "request.not-found");
        (await served.AsNobody.Post("/nothing", new { })).Is(404, "request.not-found");
        (await served.As("admin").Post("/api/reports/no-id/submit", new { })).Is(404, "request.not-found");
        var delete = (await served.AsNobody.Send(HttpMethod.Delete, "/api/indicators"))
            .Is(405, "request.method-not-allowed");
        Assert.Contains("POST", delete.Headers["Allow"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_correlation_id_comes_back_and_is_stored()
    {
        var code = "corr-1";
        var reply = (await served.As("admin").Post(
            Path, new { code, name = "n", unitOfMeasure = "m", overUnits = "sum", overTime = "last", decimals = 0 },
            null,
            ("X-Correlation-Id", "case-17"))).Is(201);
        Assert.Equal("case-17", reply.Headers["X-Correlation-Id"]);
        var stored = await served.Newest(reply.Id);
        Assert.Equal("case-17", stored.Metadata.CorrelationId);
        Assert.Equal("127.0.0.1", stored.Metadata.Headers!["source"]);
    }

    [Fact]
    public async Task Text_is_stored_in_NFC()
    {
        var reply = (await served.As("admin").Post(
            Path,
            "{\"code\":\"nfc\",\"name\":\"Ha\u0300 No\u0323\u0302i\",\"unitOfMeasure\":\"m\",\"overUnits\":\"sum\",\"overTime\":\"sum\",\"decimals\":0}"))
            .Is(201);
        Assert.Contains(
            "\"H\u00e0 N\u1ed9i\"", Encoding.UTF8.GetString((await served.Newest(reply.Id)).Data.Span),
            StringComparison.Ordinal);
    }
}
