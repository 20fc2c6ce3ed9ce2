using System.Text;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Documents that clients name by <c>documentId</c> instead of sending them. GraphQL over HTTP, appendix A.
/// </summary>
public sealed record PersistedDocuments
{
    /// <summary>
    /// Gives the UTF-8 text of a document by its identifier, e.g. <c>sha256:</c> and 64 lower-case hexadecimal digits;
    /// null for an unknown one, which is answered by an error with code <c>PERSISTED_DOCUMENT_NOT_FOUND</c>.
    /// </summary>
    public required Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> Find { get; init; }

    /// <summary>
    /// Whether only documents of <see cref="Find"/> run, so that the document itself is no way in; default false. A
    /// request that sends <c>query</c> is refused with code <c>DOCUMENT_NOT_TRUSTED</c>, and <see cref="Automatic"/> is
    /// off.
    /// </summary>
    public bool TrustedOnly { get; init; }

    /// <summary>
    /// Whether clients may register documents by Apollo's <c>extensions.persistedQuery</c>; default false. They are
    /// kept in memory, at most <see cref="AutomaticBytes"/> of them, and only if they are valid.
    /// </summary>
    public bool Automatic { get; init; }

    /// <summary>
    /// Bytes of documents that clients registered; default 16 MiB. When full, all are forgotten and registered anew.
    /// </summary>
    public int AutomaticBytes { get; init; } = 16 << 20;

    /// <summary>
    /// <c>Cache-Control</c> of a GET that names its document; default <c>private, no-cache</c>: kept, but asked for
    /// again.
    /// </summary>
    public string CacheControl { get; init; } = "private, no-cache";

    /// <summary>Documents from a fixed set, found by <c>sha256:</c> and the hash of their text.</summary>
    /// <param name="documents">The texts, exactly as the clients hashed them.</param>
    public static PersistedDocuments Of(IEnumerable<string> documents)
    {
        var byId = documents.Select(Encoding.UTF8.GetBytes)
            .ToDictionary(text => DocumentId.Of(text), text => (ReadOnlyMemory<byte>?)text, StringComparer.Ordinal);
        return new PersistedDocuments
        {
            Find = (id, _) => new ValueTask<ReadOnlyMemory<byte>?>(byId.GetValueOrDefault(id)),
        };
    }
}
