namespace Reporting.Domain.OrgUnits;

/// <summary>What a decision changes together. Units that are there before are named as they were called on the day
/// before (by code, <c>code@day</c> or id); successors and parents as they are called from its day on.</summary>
public sealed record WantedComponent(
    EquatableArray<WantedUnit> Establish, EquatableArray<string> Dissolve,
    EquatableArray<WantedSuccession> Successions, EquatableArray<WantedMove> Move,
    EquatableArray<WantedWord> Rename, EquatableArray<WantedWord> Recode)
{
    public bool IsEmpty => Establish.Count + Dissolve.Count + Successions.Count + Move.Count + Rename.Count
        + Recode.Count == 0;
}

/// <param name="Parent">Null for a root.</param>
public sealed record WantedUnit(string Code, string Name, string Kind, string? Parent = null);

public sealed record WantedSuccession(string From, string To, SuccessionShare Share, decimal? Weight = null);

/// <param name="Parent">Null to become a root.</param>
/// <param name="Hierarchy">Null for the territory.</param>
public sealed record WantedMove(string Unit, string? Parent, string? Hierarchy = null);

/// <summary>A new name or code.</summary>
public sealed record WantedWord(string Unit, string Text);
