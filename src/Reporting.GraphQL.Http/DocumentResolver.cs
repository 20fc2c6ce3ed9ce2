using System.Collections.Concurrent;
using System.Text.Json;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Puts the document in the place of its identifier, and keeps the documents that clients registered.
/// </summary>
internal sealed class DocumentResolver(PersistedDocuments documents)
{
    private static readonly HttpRefusal Unknown =
        HttpRefusal.Document("The document is not known here.", "PERSISTED_DOCUMENT_NOT_FOUND");

    private static readonly HttpRefusal NotTrusted =
        HttpRefusal.Document("Only documents that were persisted before are executed.", "DOCUMENT_NOT_TRUSTED");

    // Apollo's clients look for exactly these words and then send the document.
    private static readonly HttpRefusal NotRegistered =
        HttpRefusal.Document("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");

    private static readonly HttpRefusal NotSupported =
        HttpRefusal.Document("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED");

    private static readonly HttpRefusal HashDiffers = HttpRefusal.Malformed("provided sha does not match query");

    private readonly ConcurrentDictionary<string, byte[]> _registered = new(StringComparer.Ordinal);
    private int _registeredBytes;

    public async ValueTask<HttpRefusal?> Resolve(ResolvedDocument document, CancellationToken ct)
    {
        if (document.Parameters.DocumentId is { } id)
        {
            if (document.Parameters.HasQuery)
                return HttpRefusal.Malformed("Send 'query' or 'documentId', not both.");
            return await Take(document, id, Unknown, ct).ConfigureAwait(false);
        }
        if (DocumentId.Automatic(document.Parameters.Extensions) is { } hash)
            return await ResolveAutomatic(document, hash, ct).ConfigureAwait(false);
        if (!document.Parameters.HasQuery)
            return HttpRefusal.QueryMissing;
        return documents.TrustedOnly ? NotTrusted : null;
    }

    private async ValueTask<HttpRefusal?> ResolveAutomatic(ResolvedDocument document, string id, CancellationToken ct)
    {
        if (!document.Parameters.HasQuery)
        {
            var unknown = documents.Automatic ? NotRegistered : NotSupported;
            return await Take(document, id, unknown, ct).ConfigureAwait(false);
        }
        if (documents.TrustedOnly)
            return NotTrusted;
        if (!documents.Automatic)
            return null;
        document.Text = TextOf(document.Parameters);
        if (DocumentId.Of(document.Text) != id)
            return HashDiffers;
        document.RegisterAs = id;
        return null;
    }

    private async ValueTask<HttpRefusal?> Take(
        ResolvedDocument document, string id, HttpRefusal unknown, CancellationToken ct)
    {
        if (!DocumentId.IsWellFormed(id))
            return unknown;
        var text = documents.Automatic && !documents.TrustedOnly && _registered.TryGetValue(id, out var registered)
            ? registered
            : await documents.Find(id, ct).ConfigureAwait(false);
        if (text is null)
            return unknown;
        document.Parameters.Query = text.Value;
        document.Parameters.QueryIsEscaped = false;
        document.IsPersisted = true;
        return null;
    }

    /// <summary>Keeps a document that a client registered and that the engine found valid.</summary>
    public void Register(ResolvedDocument document)
    {
        if (document.RegisterAs is not { } id || document.Text is not { } text
            || text.Length > documents.AutomaticBytes)
            return;
        if (Interlocked.Add(ref _registeredBytes, text.Length) > documents.AutomaticBytes)
        {
            _registered.Clear();
            _registeredBytes = text.Length;
        }
        _registered[id] = text;
    }

    private static byte[] TextOf(in Parameters parameters)
    {
        if (!parameters.QueryIsEscaped)
            return parameters.Query.ToArray();
        var quoted = new byte[parameters.Query.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        parameters.Query.Span.CopyTo(quoted.AsSpan(1));
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var text = new byte[quoted.Length];
        return text[..reader.CopyString(text)];
    }
}

/// <summary>The parameters of a request on their way to a document.</summary>
internal sealed class ResolvedDocument(Parameters parameters)
{
    public Parameters Parameters = parameters;

    /// <summary>Whether the document was found by its identifier.</summary>
    public bool IsPersisted { get; set; }

    /// <summary>The identifier that a client wants its document kept under; null for none.</summary>
    public string? RegisterAs { get; set; }

    public byte[]? Text { get; set; }
}
