using Reporting.Domain.Measures;

namespace Reporting.Domain.Indicators;

/// <summary>What an indicator's version must be before it is kept.</summary>
internal static class IndicatorRules
{
    private const int DisaggregationsMax = 50, PartsMax = 500;

    /// <param name="wish">The version.</param>
    /// <param name="others">The indicators that are defined, by code; at least those that the wish names.</param>
    public static Refusal? Check(IndicatorWish wish, IReadOnlyDictionary<string, Indicator> others) =>
        CheckWords(wish)
        ?? (wish.Decimals is < 0 or > DefineIndicator.DecimalsMax ? IndicatorRefusals.DecimalsOutOfRange() : null)
        ?? (UnitsOfMeasure.Find(wish.UnitOfMeasure) is null ? MeasureRefusals.Unknown(wish.UnitOfMeasure) : null)
        ?? (wish.ValidTo < wish.ValidFrom ? IndicatorRefusals.SpanEmpty() : null)
        ?? (wish.Outlier is { IsSound: false } ? IndicatorRefusals.OutlierMalformed() : null)
        ?? (wish.Version < 1 ? IndicatorRefusals.VersionNotPositive() : null)
        ?? CheckOthers(wish, others);

    /// <summary>How a version must follow the official ones.</summary>
    public static Refusal? CheckOrder(Indicator state, IndicatorWish wish)
    {
        if (state.AbolishedFrom is { } from)
            return IndicatorRefusals.Abolished(from);
        if (state.Definition is not { } last)
            return null;
        if ((wish.Version ?? 1) <= (last.Version ?? 1))
            return IndicatorRefusals.CodeTaken(wish.Code);
        // What changes a concept that is in use says since when and by which decision.
        if (wish.ValidFrom is null || wish.LegalBasis is null)
            return IndicatorRefusals.RevisionWithoutBasis();
        if (wish.ValidFrom <= last.ValidFrom)
            return IndicatorRefusals.ValidFromNotAfter(last.ValidFrom.Value);
        return UnitsOfMeasure.Find(last.UnitOfMeasure) is { } before
            && before.Quantity != UnitsOfMeasure.Find(wish.UnitOfMeasure)!.Quantity
                ? IndicatorRefusals.QuantityChanged()
                : null;
    }

    private static Refusal? CheckWords(IndicatorWish wish) =>
        !Codes.IsWellFormed(wish.Code) ? TextRefusals.CodeMalformed("code")
        : Texts.Check("name", wish.Name, Texts.NameLengthMax)
        ?? Texts.CheckOptional("nameVi", wish.NameVi, Texts.NameLengthMax)
        ?? Texts.Check("unitOfMeasure", wish.UnitOfMeasure, Codes.LengthMax)
        ?? Texts.CheckOptional("legalBasis", wish.LegalBasis, Texts.NameLengthMax)
        ?? Texts.CheckOptional("definition", wish.Definition, Texts.RemarkLengthMax)
        ?? Texts.CheckOptional("method", wish.Method, Texts.RemarkLengthMax);

    private static Refusal? CheckOthers(IndicatorWish wish, IReadOnlyDictionary<string, Indicator> others)
    {
        var isWeighted = wish.OverUnits == OverUnits.WeightedAverage || wish.OverTime == OverTime.WeightedAverage;
        if (isWeighted != wish.Weight is not null)
            return IndicatorRefusals.WeightMissing();
        string[] unknown = [.. wish.Others.Where(code => others.GetValueOrDefault(code)?.Definition is null)];
        if (unknown.Length > 0)
            return IndicatorRefusals.Unknown(unknown);
        // A formula over formulas would hide whose figures a result is made of.
        if (wish.Others.FirstOrDefault(code => code == wish.Code || others[code].Definition!.Formula is not null) is { } bad)
            return IndicatorRefusals.NotPrimary(bad);
        if (wish.Formula is { Factor: 0 })
            return IndicatorRefusals.FactorZero();
        return CheckDisaggregations(wish, others);
    }

    private static Refusal? CheckDisaggregations(IndicatorWish wish, IReadOnlyDictionary<string, Indicator> others)
    {
        var all = wish.Disaggregations ?? [];
        if (all.Count > DisaggregationsMax)
            return IndicatorRefusals.DisaggregationMalformed("");
        foreach (var one in all)
        {
            if (!Codes.IsWellFormed(one.Code))
                return TextRefusals.CodeMalformed("disaggregation");
            if (Texts.Check("disaggregation.name", one.Name, Texts.NameLengthMax) is { } wrong)
                return wrong;
            if (one.Parts.Count is < 1 or > PartsMax || one.Parts.Distinct().Count() != one.Parts.Count
                || all.Count(other => other.Code == one.Code) > 1)
                return IndicatorRefusals.DisaggregationMalformed(one.Code);
            // Parts in another unit would not sum to the whole.
            if (one.Parts.FirstOrDefault(part => UnitsOfMeasure.Find(others[part].Definition!.UnitOfMeasure)
                != UnitsOfMeasure.Find(wish.UnitOfMeasure)) is { } stranger)
                return IndicatorRefusals.PartOfOtherUnit(stranger);
        }
        return null;
    }
}
