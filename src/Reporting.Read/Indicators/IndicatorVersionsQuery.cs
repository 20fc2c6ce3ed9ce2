using System.Text;
using Npgsql;
using Reporting.Domain.Indicators;
using Reporting.Read.Catalogues;
using Reporting.Read.Reading;

namespace Reporting.Read.Indicators;

/// <summary>A version of an indicator; columns that were not asked for stay empty.</summary>
public sealed record IndicatorVersionRow
{
    public string Code { get; set; } = "";
    public int Version { get; set; }
    public StoredState State { get; } = new();
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? LegalBasis { get; set; }
    public string? Notice { get; set; }
    public IndicatorDefined? Content { get; set; }

    internal static readonly RowShape<IndicatorVersionRow> Shape = new(
        new("code", "v.code", (row, reader, i) => row.Code = reader.GetString(i)),
        new("version", "v.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("state", "v.state", (row, reader, i) => row.State.State = reader.GetString(i)),
        new("valid_from", "v.valid_from", (row, reader, i) => row.ValidFrom = reader.DayOrNull(i)),
        new("valid_to", "v.valid_to", (row, reader, i) => row.ValidTo = reader.DayOrNull(i)),
        new("superseded_from", "v.superseded_from", (row, reader, i) => row.State.SupersededFrom = reader.DayOrNull(i)),
        new("abolished_from", "(select a.abolished_from from read.indicators a where a.code = v.code)",
            (row, reader, i) => row.State.AbolishedFrom = reader.DayOrNull(i)),
        new("trial_last_day", "v.trial_last_day", (row, reader, i) => row.State.TrialLastDay = reader.DayOrNull(i)),
        new("legal_basis", "v.legal_basis", (row, reader, i) => row.LegalBasis = reader.Text(i)),
        new("notice", "v.notice", (row, reader, i) => row.Notice = reader.Text(i)),
        new("content", "v.content::text", (row, reader, i) => row.Content = (IndicatorDefined)IndicatorEventCodec.Decode(
            "indicator_defined", Encoding.UTF8.GetBytes(reader.GetString(i)))));
}

/// <summary>The versions of indicators.</summary>
public static class IndicatorVersionsQuery
{
    private static readonly Listing<IndicatorVersionRow> Listing = new(
        "read.indicator_versions v", [new("v.code", "text"), new("v.version", "integer")], unit: null,
        IndicatorVersionRow.Shape);

    public static Task<Answer<Slice<IndicatorVersionRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? code, Caller caller,
        CancellationToken ct) =>
        Listing.Page(
            db, page, columns, parameters => code is null ? [] : [$"v.code = {parameters.Text(code)}"], caller, null, ct);
}
