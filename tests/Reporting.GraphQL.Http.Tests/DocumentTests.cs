using System.Security.Cryptography;
using System.Text;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>Persisted documents. GraphQL over HTTP, appendix A; Apollo's automatic persisted queries.</summary>
public sealed class DocumentTests
{
    private const string Document = "query Hello{hello} query Sum($a:[Int!]!){sum(of:$a)} mutation Change{change}";

    private static readonly string s_id = "sha256:" + Hash(Document);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static GraphQLHttpOptions Options(bool trustedOnly = false, bool automatic = false) => new()
    {
        Documents = PersistedDocuments.Of([Document]) with { TrustedOnly = trustedOnly, Automatic = automatic },
    };

    private static string Apq(string hash, string? query = null) => $$$"""
        {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}},"query":{{{(query is null ? "null" : $"\"{query}\"")}}} }
        """;

    [Fact]
    public async Task A_document_is_found_by_its_identifier_in_the_body_the_url_and_the_path()
    {
        await using var server = await Server.Start(Options());
        var inBody = await server.Post($$"""{"documentId":"{{s_id}}","operationName":"Sum","variables":{"a":[1]} }""");
        var inUrl = await server.Get($"?documentId={s_id}&operationName=Hello");
        var inPath = await server.Get($"/{s_id}/Hello");
        Assert.Equal("""{"data":{"sum":1}}""", inBody.Text);
        Assert.Equal(("""{"data":{"hello":"world"}}""", inUrl.Text), (inUrl.Text, inPath.Text));
    }

    [Theory]
    [InlineData("sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("nonsense")]
    [InlineData("a/b c")]
    public async Task An_unknown_document_is_one_request_error(string id)
    {
        await using var server = await Server.Start(Options());
        var own = await server.Post($$"""{"documentId":"{{id}}"}""");
        var json = await server.Post($$"""{"documentId":"{{id}}"}""", "application/json");
        Assert.Equal((400, 200), (own.Status, json.Status));
        Assert.Contains("PERSISTED_DOCUMENT_NOT_FOUND", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_and_an_identifier_at_once_are_400()
    {
        await using var server = await Server.Start(Options());
        Assert.Equal(400, (await server.Post($$"""{"documentId":"{{s_id}}","query":"{hello}"}""")).Status);
    }

    [Fact]
    public async Task A_mutation_in_a_persisted_document_is_405_by_get()
    {
        await using var server = await Server.Start(Options());
        Assert.Equal((405, 0), ((await server.Get($"/{s_id}/Change")).Status, server.Schema.Calls));
    }

    [Fact]
    public async Task Where_only_trusted_documents_run_the_document_itself_is_no_way_in()
    {
        await using var server = await Server.Start(Options(trustedOnly: true, automatic: true));
        var sent = await server.Ask("{called}");
        var registered = await server.Post(Apq(Hash("{called}"), "{called}"));
        Assert.Equal((400, 400, 0), (sent.Status, registered.Status, server.Schema.Calls));
        Assert.Contains("DOCUMENT_NOT_TRUSTED", sent.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await server.Get($"/{s_id}/Hello")).Status);
    }

    [Fact]
    public async Task A_get_of_a_persisted_document_can_be_revalidated()
    {
        await using var server = await Server.Start(Options());
        var first = await server.Get($"/{s_id}/Hello");
        var tag = first.Header("ETag");
        Assert.True(first.Response.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("Accept", first.Header("Vary"));
        var again = Server.Request(HttpMethod.Get, $"/graphql/{s_id}/Hello", null);
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        var other = Server.Request(HttpMethod.Get, $"/graphql/{s_id}/Hello", null);
        other.Headers.TryAddWithoutValidation("If-None-Match", "\"other\"");
        var (fresh, stale) = (await server.Send(again), await server.Send(other));
        Assert.Equal((304, ""), (fresh.Status, fresh.Text));
        Assert.Equal((200, first.Text), (stale.Status, stale.Text));
        Assert.Null((await server.Get("?query={hello}")).Header("ETag"));
    }

    [Fact]
    public async Task A_client_registers_a_document_by_its_hash()
    {
        await using var server = await Server.Start(Options(automatic: true));
        var missing = await server.Post(Apq(Hash("{hello}")), "application/json");
        Assert.Equal(200, missing.Status);
        Assert.Contains("PersistedQueryNotFound", missing.Text, StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", missing.Text, StringComparison.Ordinal);
        // Escaped on the way in: the hash is of the text, not of its JSON.
        Assert.Equal(200, (await server.Post(Apq(Hash("{hello}"), "{\\u0068ello}"))).Status);
        Assert.Equal("""{"data":{"hello":"world"}}""", (await server.Post(Apq(Hash("{hello}")))).Text);
        Assert.Equal(400, (await server.Post(Apq(Hash("{other}"), "{hello}"))).Status);
    }

    [Fact]
    public async Task An_invalid_document_is_not_kept()
    {
        await using var server = await Server.Start(Options(automatic: true));
        Assert.Equal(400, (await server.Post(Apq(Hash("{nonsense}"), "{nonsense}"))).Status);
        Assert.Contains("PersistedQueryNotFound", (await server.Post(Apq(Hash("{nonsense}")))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_may_register_the_client_is_told_so()
    {
        await using var server = await Server.Start(Options());
        Assert.Contains("PersistedQueryNotSupported", (await server.Post(Apq(Hash("{hello}")))).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await server.Post(Apq(Hash("{hello}"), "{hello}"))).Status);
    }

    [Fact]
    public async Task What_clients_register_is_forgotten_when_it_grows_too_large()
    {
        var options = Options(automatic: true);
        await using var server = await Server.Start(options with { Documents = options.Documents! with { AutomaticBytes = 20 } });
        await server.Post(Apq(Hash("{hello}"), "{hello}"));
        await server.Post(Apq(Hash("{a:hello b:hello}"), "{a:hello b:hello}"));
        Assert.Contains("PersistedQueryNotFound", (await server.Post(Apq(Hash("{hello}")))).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await server.Post(Apq(Hash("{a:hello b:hello}")))).Status);
    }
}
