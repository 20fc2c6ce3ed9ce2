using Npgsql;
using Reporting.Read.Catalogues;
using Reporting.Read.Reading;

namespace Reporting.Read.IndicatorSets;

/// <summary>A version of an indicator set; columns that were not asked for stay empty.</summary>
public sealed record IndicatorSetRow
{
    public string Code { get; set; } = "";
    public int Version { get; set; }
    public string Name { get; set; } = "";
    public string Level { get; set; } = "";
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public StoredState State { get; } = new();
    public string LegalBasis { get; set; } = "";
    public string? Notice { get; set; }
    public string? CopiedFrom { get; set; }
    public string[] Indicators { get; set; } = [];

    internal static readonly RowShape<IndicatorSetRow> Shape = new(
        new("code", "s.code", (row, reader, i) => row.Code = reader.GetString(i)),
        new("version", "s.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("name", "s.name", (row, reader, i) => row.Name = reader.GetString(i)),
        new("level", "s.level", (row, reader, i) => row.Level = reader.GetString(i)),
        new("valid_from", "s.valid_from", (row, reader, i) => row.ValidFrom = reader.Day(i)),
        new("valid_to", "s.valid_to", (row, reader, i) => row.ValidTo = reader.DayOrNull(i)),
        new("state", "s.state", (row, reader, i) => row.State.State = reader.GetString(i)),
        new("superseded_from", "s.superseded_from", (row, reader, i) => row.State.SupersededFrom = reader.DayOrNull(i)),
        new("abolished_from", "s.abolished_from", (row, reader, i) => row.State.AbolishedFrom = reader.DayOrNull(i)),
        new("trial_last_day", "s.trial_last_day", (row, reader, i) => row.State.TrialLastDay = reader.DayOrNull(i)),
        new("legal_basis", "s.legal_basis", (row, reader, i) => row.LegalBasis = reader.GetString(i)),
        new("notice", "s.notice", (row, reader, i) => row.Notice = reader.Text(i)),
        new("copied_from", "s.copied_from", (row, reader, i) => row.CopiedFrom = reader.Text(i)),
        new("indicators", "s.indicators", (row, reader, i) => row.Indicators = reader.GetFieldValue<string[]>(i)));
}

/// <summary>The indicator sets.</summary>
public static class IndicatorSetsQuery
{
    private static readonly Listing<IndicatorSetRow> Listing = new(
        "read.indicator_sets s", [new("s.code", "text"), new("s.version", "integer")], unit: null, IndicatorSetRow.Shape);

    public static Task<Answer<Slice<IndicatorSetRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? code, Caller caller,
        CancellationToken ct) =>
        Listing.Page(
            db, page, columns, parameters => code is null ? [] : [$"s.code = {parameters.Text(code)}"], caller, null, ct);
}
