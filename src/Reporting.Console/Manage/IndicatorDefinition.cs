namespace Reporting.Console.Manage;

/// <summary>A version of an indicator, as the commands take it.</summary>
public sealed class IndicatorDefinition
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string UnitOfMeasure { get; set; } = "";
    public string OverUnits { get; set; } = "sum";
    public string OverTime { get; set; } = "sum";
    public int Decimals { get; set; }
    public string? NameVi { get; set; }
    public int? Version { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? LegalBasis { get; set; }
    public string? Definition { get; set; }
    public string? Method { get; set; }
    public string? Weight { get; set; }
    public IndicatorFormula? Formula { get; set; }
    public List<Breakdown>? Disaggregations { get; set; }
    public string? ResponsibleUnit { get; set; }
    public string? PeriodKind { get; set; }
    public UnusualRule? Outlier { get; set; }

    /// <summary>Without what was left empty.</summary>
    public IndicatorDefinition Tidy()
    {
        var tidy = (IndicatorDefinition)MemberwiseClone();
        (tidy.NameVi, tidy.LegalBasis, tidy.Definition) = (Words(NameVi), Words(LegalBasis), Words(Definition));
        (tidy.Method, tidy.Weight, tidy.ResponsibleUnit) = (Words(Method), Words(Weight), Words(ResponsibleUnit));
        tidy.PeriodKind = Words(PeriodKind);
        tidy.Disaggregations = Disaggregations is { Count: > 0 } ? Disaggregations : null;
        tidy.Outlier = Outlier is { PercentMax: null, DeviationsMax: null } ? null : Outlier;
        return tidy;
    }

    private static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;
}

public sealed class Breakdown
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public List<string> Parts { get; set; } = [];
}

/// <summary>When a figure is far from the unit's own history.</summary>
public sealed class UnusualRule
{
    public decimal? PercentMax { get; set; }
    public decimal? DeviationsMax { get; set; }
    public int? Periods { get; set; }
}

/// <summary>All versions of an indicator.</summary>
public sealed record IndicatorResource(string Code, DateOnly? AbolishedFrom, IReadOnlyList<IndicatorStage> Versions);

/// <param name="State">draft, trial or official.</param>
public sealed record IndicatorStage(
    int Number, string State, DateOnly? TrialLastDay, string? Notice, IndicatorDefinition Definition);
