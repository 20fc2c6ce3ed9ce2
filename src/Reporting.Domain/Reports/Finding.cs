namespace Reporting.Domain.Reports;

/// <summary>What a check finds (E2).</summary>
public enum FindingKind
{
    /// <summary>A cell that must be filled in is empty.</summary>
    Missing,

    /// <summary>A derived cell is not what its formula gives now.</summary>
    Outdated,

    /// <summary>A constraint that must hold is broken.</summary>
    Error,

    /// <summary>A constraint is broken, which needs a comment.</summary>
    Warning,

    /// <summary>A figure is far from the unit's own history, which needs a comment.</summary>
    Outlier,
}

/// <summary>One thing that a check finds.</summary>
/// <param name="Rule">The rule, which is what a comment is on; null where there is none.</param>
/// <param name="Cells">The cells that it speaks of.</param>
/// <param name="Comment">Why it is right all the same; null where nobody said.</param>
public sealed record Finding(
    FindingKind Kind, string? Rule, EquatableArray<string> Cells, string English, string Vietnamese,
    string? Comment = null)
{
    /// <summary>Whether the report can't be submitted with it.</summary>
    public bool IsBlocking => Kind is not (FindingKind.Warning or FindingKind.Outlier) || Comment is null;
}
