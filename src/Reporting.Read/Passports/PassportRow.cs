using Reporting.Read.Indicators;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Passports;

/// <summary>A figure whose passport is asked for; columns that were not asked for stay empty.</summary>
public sealed record PassportRow
{
    public required string UnitCode { get; init; }
    public required string IndicatorCode { get; init; }
    public required string Period { get; init; }
    public required DateOnly PeriodFirst { get; init; }
    public required DateOnly PeriodLast { get; init; }
    public Guid UnitId { get; set; }
    public Guid[] Reports { get; set; } = [];
    public long Position { get; set; }
    public UnitRow? Unit { get; set; }
    public IndicatorRow? Indicator { get; set; }

    // The alias of what was looked up is k.
    internal static readonly RowShape<PassportRow> Shape = new RowShape<PassportRow>()
        .With("unit", "read.units u where u.unit_id = k.root_id", UnitRow.Shape, row => row.Unit ??= new UnitRow())
        .With("indicator", "read.indicators i where i.code = $4", IndicatorRow.Shape,
            row => row.Indicator ??= new IndicatorRow());
}
