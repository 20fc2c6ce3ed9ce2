using System.Text;
using Reporting.Domain.Regimes;
using Reporting.EventStore;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Regimes;

/// <summary>The regimes as they were defined.</summary>
public static class RegimesProjection
{
    public static readonly Projection Projection = new(
        "regimes", 2, ["regime_defined"], ["regimes"], ReadTables.Embedded("Regimes.regimes.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["regimes"] = RowSecurity.Everybody,
        },
    };

    private static readonly Column<RegimeDefined>[] RegimeColumns =
    [
        Columns<RegimeDefined>.Text("code", e => e.Code),
        Columns<RegimeDefined>.Text("name", e => e.Name),
        Columns<RegimeDefined>.Text("template", e => e.Template),
        Columns<RegimeDefined>.Text("period_kind", e => PeriodKindText.Of(e.PeriodKind)),
        Columns<RegimeDefined>.Uuid("requesting_unit_id", e => e.RequestingUnit.Value),
        Columns<RegimeDefined>.Text("reporters_kind", e => e.ReportersKind),
        Columns<RegimeDefined>.Uuids("reporters", e => [.. e.Reporters.Select(unit => unit.Value)]),
        Columns<RegimeDefined>.Json("content", e => Encoding.UTF8.GetString(RegimeEventCodec.Encode(e).Json)),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var defined = events.Select(e => (RegimeDefined)RegimeEventCodec.Decode(e.Type, e.Data.Span)).ToList();
        return [.. Change.Insert("regimes", defined, RegimeColumns)];
    }
}
