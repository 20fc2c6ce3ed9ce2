using Reporting.Read.Accounts;
using Reporting.Read.Entries;
using Reporting.Read.Indicators;
using Reporting.Read.Publications;
using Reporting.Read.Reading;
using Reporting.Read.Signatures;
using Reporting.Read.Units;

namespace Reporting.Read.Figures;

/// <summary>A figure in force; columns that were not asked for stay empty.</summary>
public sealed record FigureRow
{
    public Guid ReportId { get; set; }
    public Guid UnitId { get; set; }
    public UnitRow? Unit { get; set; }
    public string Regime { get; set; } = "";
    public string IndicatorCode { get; set; } = "";
    public IndicatorRow? Indicator { get; set; }
    public string PeriodKind { get; set; } = "";
    public string Period { get; set; } = "";
    public int Version { get; set; }
    public decimal Value { get; set; }
    public bool IsAdded { get; set; }
    public DateTimeOffset KnownAt { get; set; }
    public DateTimeOffset InForceAt { get; set; }
    public long Position { get; set; }
    public AccountRow? EnteredBy { get; set; }
    public AccountRow? SignedBy { get; set; }
    public AccountRow? AcceptedBy { get; set; }
    public string? Reason { get; set; }
    public string? Source { get; set; }
    public string? SourceFile { get; set; }
    public bool IsNil { get; set; }

    /// <summary>How the signature on its version is judged now; null where the account alone signed.</summary>
    public string? Signature { get; set; }

    /// <summary>How the unit's seal on its version is judged now; null where there is none.</summary>
    public string? Seal { get; set; }

    /// <summary>The decision under which it is published; null while it is for official duty only.</summary>
    public string? PublishedBy { get; set; }

    internal static readonly RowShape<FigureRow> Shape = new RowShape<FigureRow>(
        new("report_id", "f.report_id", (row, reader, i) => row.ReportId = reader.GetGuid(i)),
        new("unit_id", "f.unit_id", (row, reader, i) => row.UnitId = reader.GetGuid(i)),
        new("regime", "f.regime", (row, reader, i) => row.Regime = reader.GetString(i)),
        new("indicator", "c.indicator", (row, reader, i) => row.IndicatorCode = reader.GetString(i)),
        new("period_kind", "f.period_kind", (row, reader, i) => row.PeriodKind = reader.GetString(i)),
        new("period", "f.period", (row, reader, i) => row.Period = reader.GetString(i)),
        new("version", "f.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("value", "c.value", (row, reader, i) => row.Value = reader.GetDecimal(i)),
        new("is_added", "c.indicator = any (f.not_added) is not true", (row, reader,
            i) => row.IsAdded = reader.GetBoolean(i)),
        new("known_at", "f.known_at", (row, reader, i) => row.KnownAt = reader.Instant(i)),
        new("in_force_at", "f.in_force_at", (row, reader, i) => row.InForceAt = reader.Instant(i)),
        new("position", "f.from_position", (row, reader, i) => row.Position = reader.GetInt64(i)),
        new("source", EntrySql.Source("f", "c.indicator"), (row, reader, i) => row.Source = reader.Text(i)),
        new("source_file", EntrySql.File("f", "c.indicator"), (row, reader, i) => row.SourceFile = reader.Text(i)),
        new("is_nil", EntrySql.IsNil("f", "c.indicator"), (row, reader, i) => row.IsNil = reader.GetBoolean(i)),
        new("signature", SignatureSql.OfPerson("f.report_id", "f.version"), (row, reader, i) => row.Signature = reader.Text(i)),
        new("seal", SignatureSql.OfUnit("f.report_id", "f.version"), (row, reader, i) => row.Seal = reader.Text(i)),
        new("published_by", PublicationsQuery.OfFigureSql, (row, reader, i) => row.PublishedBy = reader.Text(i)),
        new("reason", "f.reason", (row, reader, i) => row.Reason = reader.Text(i)))
        .With("unit", "read.units u where u.unit_id = f.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow())
        .With("indicator", "read.indicators i where i.code = c.indicator", IndicatorRow.Shape,
            row => row.Indicator ??= new IndicatorRow())
        .With("entered_by",
            "read.accounts a where a.account_id = f.entered_by[case cardinality(f.entered_by) when 1 then 1 else " +
            "c.place end]",
            AccountRow.Shape, row => row.EnteredBy ??= new AccountRow(), isOptional: true)
        .With("signed_by", "read.accounts a where a.account_id = f.signed_by",
            AccountRow.Shape, row => row.SignedBy ??= new AccountRow(), isOptional: true)
        .With("accepted_by", "read.accounts a where a.account_id = f.accepted_by",
            AccountRow.Shape, row => row.AcceptedBy ??= new AccountRow(), isOptional: true);
}
