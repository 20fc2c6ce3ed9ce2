using System.Text.Json;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Entries;

/// <summary>An entry into a report.</summary>
public sealed record EntryRow(
    long Position, int Version, DateTimeOffset EnteredAt, string? EnteredBy, string Source, string? SourceName,
    string? SourceFile, IReadOnlyList<string> Cells, IReadOnlyList<string> Nil, IReadOnlyList<string> Derived);

/// <summary>A file beside a report.</summary>
public sealed record AttachmentRow(
    int Number, int Version, string Name, string MediaType, long Length, string Sha256, string? ScannedBy,
    DateTimeOffset AddedAt, string? AddedBy);

/// <summary>Entries and attachments in GraphQL.</summary>
internal static class EntryTypes
{
    public const int EntriesMax = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static readonly ObjectType Entry = ObjectType.Of<EntryRow>(
        "Entry", "An entry of figures into a report (lần nhập số liệu).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "The position of its event (vị trí sự kiện).", row => row.Position),
        f.Of("version", Scalars.Int.NonNull, "The version that it went into (phiên bản).", row => row.Version),
        f.Of("enteredAt", Scalars.DateTime.NonNull, "When (thời điểm nhập).", row => row.EnteredAt),
        f.Of("enteredBy", Scalars.String, "Whose account (người nhập).", row => row.EnteredBy),
        f.Of("source", Scalars.String.NonNull,
            "Whence: `hand`, `import`, `system` or `subordinates` (nguồn số liệu).", row => row.Source),
        f.Of("sourceName", Scalars.String, "The file's or the system's name (tên nguồn).", row => row.SourceName),
        f.Of("sourceFile", Scalars.String, "The file's SHA-256 (mã băm của tệp).", row => row.SourceFile),
        f.Of("cells", Scalars.String.NonNull.List.NonNull, "The cells and sections that changed (các ô).", row => row.Cells),
        f.Of("nil", Scalars.String.NonNull.List.NonNull, "Those in which nothing arose (không phát sinh).", row => row.Nil),
        f.Of("derived", Scalars.String.NonNull.List.NonNull, "Those that the form worked out (ô tự tính).",
            row => row.Derived),
    ]);

    public static readonly ObjectType Attachment = ObjectType.Of<AttachmentRow>(
        "Attachment", "A file beside a report, at `/api/reports/{id}/attachments/{number}` (tệp đính kèm).", f =>
    [
        f.Of("number", Scalars.Int.NonNull, "Its number within the report (số thứ tự).", row => row.Number),
        f.Of("version", Scalars.Int.NonNull, "The version that it was attached to (phiên bản).", row => row.Version),
        f.Of("name", Scalars.String.NonNull, "What it is called (tên tệp).", row => row.Name),
        f.Of("mediaType", Scalars.String.NonNull, "What its bytes are (loại tệp).", row => row.MediaType),
        f.Of("length", Scalars.Long.NonNull, "How many bytes (dung lượng).", row => row.Length),
        f.Of("sha256", Scalars.String.NonNull, "The hash of its bytes (mã băm).", row => row.Sha256),
        f.Of("scannedBy", Scalars.String, "The virus scanner that found nothing; null: not scanned (chương trình quét).",
            row => row.ScannedBy),
        f.Of("addedAt", Scalars.DateTime.NonNull, "When (thời điểm đính kèm).", row => row.AddedAt),
        f.Of("addedBy", Scalars.String, "Whose account (người đính kèm).", row => row.AddedBy),
    ]);

    /// <summary>The rows of a JSON array; none where there is none.</summary>
    public static IReadOnlyList<T> Rows<T>(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<T[]>(json, Json)!;
}
