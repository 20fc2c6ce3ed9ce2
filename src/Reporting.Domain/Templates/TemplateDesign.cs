using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;

namespace Reporting.Domain.Templates;

/// <summary>A wished row; without an order it stands where it is listed.</summary>
public sealed record RowWish(string Indicator, int? Order = null, bool? IsRequired = null, string? Formula = null,
    bool? AllowsNil = null);

/// <summary>A version as somebody designs it, in three steps (B3): what it is, its rows, columns, sections and
/// constraints, and how it looks.</summary>
public sealed record TemplateDesign(
    string Template, int Version, string Name, PeriodKind PeriodKind, DateOnly ValidFrom,
    EquatableArray<RowWish> Rows, EquatableArray<TemplateConstraint> Constraints)
{
    public TemplateKind? Kind { get; init; }
    public string? FieldGroup { get; init; }
    public UnitId? Owner { get; init; }
    public string? LegalBasis { get; init; }
    public EquatableArray<TemplateColumn>? Columns { get; init; }
    public EquatableArray<TemplateHeader>? Headers { get; init; }
    public EquatableArray<TemplateSection>? Sections { get; init; }
    public TemplateLayout? Layout { get; init; }
    public string? CopiedFrom { get; init; }

    /// <summary>The version that would be published.</summary>
    /// <param name="indicators">The indicators that are defined, by code; at least those of the rows that are.</param>
    internal TemplateVersionPublished ToVersion(IReadOnlyDictionary<string, Indicator> indicators, AccountId by) => new(
        Template, Version, Name, PeriodKind, ValidFrom,
        Rows.Select((row, i) => Row(row, i, indicators[row.Indicator].Definition!)).OrderBy(row => row.Order)
            .ToEquatableArray(),
        Constraints.Concat(Disaggregations.Constraints(Rows, indicators)).ToEquatableArray(), by, Kind, FieldGroup, Owner,
        LegalBasis, Columns, Headers, Sections, Layout, CopiedFrom);

    private static TemplateRow Row(RowWish row, int place, IndicatorDefined indicator) => new(
        row.Order ?? place + 1, row.Indicator, indicator.Decimals, indicator.MeasureCode, row.IsRequired, row.Formula,
        row.AllowsNil, indicator.Outlier);
}
