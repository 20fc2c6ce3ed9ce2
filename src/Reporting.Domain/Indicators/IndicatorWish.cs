using Reporting.Domain.Calendars;
using Reporting.Domain.Measures;

namespace Reporting.Domain.Indicators;

/// <summary>An indicator's version as somebody wishes it.</summary>
/// <param name="UnitOfMeasure">One of the known units: its code, its name, or another way to write it.</param>
public sealed record IndicatorWish(
    string Code, string Name, string? NameVi, string UnitOfMeasure, OverUnits OverUnits, OverTime OverTime,
    int Decimals)
{
    public int? Version { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? LegalBasis { get; init; }
    public string? Definition { get; init; }
    public string? Method { get; init; }
    public string? Weight { get; init; }
    public IndicatorFormula? Formula { get; init; }
    public EquatableArray<Disaggregation>? Disaggregations { get; init; }
    public UnitId? ResponsibleUnit { get; init; }
    public PeriodKind? PeriodKind { get; init; }
    public OutlierRule? Outlier { get; init; }

    /// <summary>The other indicators that it names.</summary>
    public IEnumerable<string> Others =>
        new[] { Weight, Formula?.Numerator, Formula?.Denominator }.OfType<string>()
            .Concat((Disaggregations ?? []).SelectMany(one => one.Parts)).Distinct(StringComparer.Ordinal);

    internal IndicatorDefined ToVersion(AccountId by) => new(
        Code, Name, NameVi, UnitOfMeasure, OverUnits, OverTime, Decimals, by, Version, ValidFrom, ValidTo, LegalBasis,
        UnitsOfMeasure.Find(UnitOfMeasure)?.Code, Definition, Method, Weight, Formula, Disaggregations, ResponsibleUnit,
        PeriodKind, Outlier: Outlier);
}
