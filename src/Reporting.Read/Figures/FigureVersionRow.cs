using Reporting.Read.Accounts;
using Reporting.Read.Entries;
using Reporting.Read.Reading;
using Reporting.Read.Signatures;

namespace Reporting.Read.Figures;

/// <summary>One version of a figure; columns that were not asked for stay empty.</summary>
public sealed record FigureVersionRow
{
    public Guid ReportId { get; set; }
    public string Regime { get; set; } = "";
    public int Version { get; set; }

    /// <summary>Null when the version took the figure out.</summary>
    public decimal? Value { get; set; }

    public decimal? PreviousValue { get; set; }

    /// <summary>False when another regime owns the figure for this unit and period: kept for reconciliation
    /// only.</summary>
    public bool IsAdded { get; set; }

    public DateTimeOffset KnownAt { get; set; }
    public DateTimeOffset InForceAt { get; set; }
    public long Position { get; set; }
    public string Event { get; set; } = "";
    public AccountRow? EnteredBy { get; set; }
    public AccountRow? SignedBy { get; set; }
    public AccountRow? AcceptedBy { get; set; }
    public string? Reason { get; set; }
    public string? Source { get; set; }
    public string? SourceFile { get; set; }
    public bool IsNil { get; set; }

    /// <summary>How the signature on the version is judged now; null where the account alone signed.</summary>
    public string? Signature { get; set; }

    internal static readonly RowShape<FigureVersionRow> Shape = new RowShape<FigureVersionRow>(
        new("report_id", "h.report_id", (row, reader, i) => row.ReportId = reader.GetGuid(i)),
        new("regime", "h.regime", (row, reader, i) => row.Regime = reader.GetString(i)),
        new("version", "h.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("value", "h.value", (row, reader, i) => row.Value = reader.Exact(i)),
        new("previous_value", "h.previous_value", (row, reader, i) => row.PreviousValue = reader.Exact(i)),
        new("is_added", "h.is_added", (row, reader, i) => row.IsAdded = reader.GetBoolean(i)),
        new("known_at", "h.known_at", (row, reader, i) => row.KnownAt = reader.Instant(i)),
        new("in_force_at", "h.in_force_at", (row, reader, i) => row.InForceAt = reader.Instant(i)),
        new("position", "h.from_position", (row, reader, i) => row.Position = reader.GetInt64(i)),
        new("event", "h.event", (row, reader, i) => row.Event = reader.GetString(i)),
        new(
            "source", $"case when h.value is not null then {EntrySql.Source("h", "h.indicator")} end",
            (row, reader, i) => row.Source = reader.Text(i)),
        new(
            "source_file", $"case when h.value is not null then {EntrySql.File("h", "h.indicator")} end",
            (row, reader, i) => row.SourceFile = reader.Text(i)),
        new("is_nil", EntrySql.IsNil("h", "h.indicator"), (row, reader, i) => row.IsNil = reader.GetBoolean(i)),
        new("signature", SignatureSql.OfPerson("h.report_id", "h.version"), (row, reader, i) => row.Signature = reader.Text(i)),
        new("reason", "h.reason", (row, reader, i) => row.Reason = reader.Text(i)))
        .With("entered_by", "read.accounts a where a.account_id = h.one_entered_by", AccountRow.Shape,
            row => row.EnteredBy ??= new AccountRow(), isOptional: true)
        .With("signed_by", "read.accounts a where a.account_id = h.signed_by", AccountRow.Shape,
            row => row.SignedBy ??= new AccountRow(), isOptional: true)
        .With("accepted_by", "read.accounts a where a.account_id = h.accepted_by", AccountRow.Shape,
            row => row.AcceptedBy ??= new AccountRow(), isOptional: true);
}
