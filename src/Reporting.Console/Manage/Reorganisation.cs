namespace Reporting.Console.Manage;

/// <summary>One decision that changes many units at once, as the command takes it.</summary>
public sealed class Reorganisation
{
    public List<ReorganisationPart> Components { get; set; } = [new()];
    public DateOnly? EffectiveFrom { get; set; }
    public string Reason { get; set; } = "";
    public DecisionView LegalBasis { get; set; } = new();

    /// <summary>The same without lines that were left empty.</summary>
    public object Wish() => new
    {
        effectiveFrom = EffectiveFrom, reason = Reason, legalBasis = LegalBasis.Wish(),
        components = Components.Select(part => part.Wish()).ToArray(),
    };
}

public sealed class DecisionView
{
    public string Number { get; set; } = "";
    public DateOnly? Date { get; set; }
    public string Issuer { get; set; } = "";

    public object Wish() => new { number = Number.Trim(), date = Date, issuer = Issuer.Trim() is { Length: > 0 } name ? name : null };
}

/// <summary>What a decision changes together; many units may become many.</summary>
public sealed class ReorganisationPart
{
    public List<NewUnit> Establish { get; } = [];
    public List<UnitCode> Dissolve { get; } = [];
    public List<Succession> Successions { get; } = [];
    public List<UnitChange> Move { get; } = [];
    public List<UnitChange> Rename { get; } = [];
    public List<UnitChange> Recode { get; } = [];

    public object Wish() => new
    {
        establish = Establish.Where(unit => unit.Code.Length > 0).Select(unit => new
        {
            code = unit.Code, name = unit.Name, kind = unit.Kind, parent = unit.Parent.Length > 0 ? unit.Parent : null,
        }).ToArray(),
        dissolve = Dissolve.Where(unit => unit.Code.Length > 0).Select(unit => unit.Code).ToArray(),
        successions = Successions.Where(one => one.From.Length + one.To.Length > 0).Select(one => new
        {
            from = one.From, to = one.To, share = one.IsPartial ? "partial" : "full", weight = one.IsPartial ? one.Weight : null,
        }).ToArray(),
        move = Move.Where(one => one.Unit.Length > 0).Select(one => new { unit = one.Unit, parent = one.Text.Length > 0 ? one.Text : null }).ToArray(),
        rename = Rename.Where(one => one.Unit.Length > 0).Select(one => new { unit = one.Unit, name = one.Text }).ToArray(),
        recode = Recode.Where(one => one.Unit.Length > 0).Select(one => new { unit = one.Unit, code = one.Text }).ToArray(),
    };
}

public sealed class NewUnit
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "commune";
    public string Parent { get; set; } = "";
}

public sealed class UnitCode
{
    public string Code { get; set; } = "";
}

public sealed class Succession
{
    public string From { get; set; } = "";
    public string To { get; set; } = "";
    public bool IsPartial { get; set; }

    /// <summary>Which part of the figures; none when nobody has stated it.</summary>
    public decimal? Weight { get; set; }
}

/// <summary>A unit with its new parent, name or code.</summary>
public sealed class UnitChange
{
    public string Unit { get; set; } = "";
    public string Text { get; set; } = "";
}

/// <summary>What a reorganisation would change.</summary>
public sealed record ReorganisationPreview(
    Guid Id, bool IsPossible, bool IsKnown, int Established, int Ended, int Successions, int Partial, int Undivided, int Moved,
    int Renamed, int Recoded, IReadOnlyList<KindCount> Kinds, IReadOnlyList<Contradiction> Contradictions);

public sealed record KindCount(string Kind, int Before, int After);

public sealed record Contradiction(string Code, string Detail, IReadOnlyList<string> Places);
