namespace Reporting.Domain.OrgUnits;

/// <summary>The decision that an act on units follows (A2).</summary>
/// <param name="Number">For example <c>202/2025/QH15</c>.</param>
public sealed record LegalBasis(string Number, DateOnly? Date = null, string? Issuer = null)
{
    public const int NumberLengthMax = 200;
}

/// <summary>Why an act on units is done, from which day on, and who says so.</summary>
public sealed record UnitGrounds(DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis)
{
    // Outside of this no decision takes effect, and the days around it stay days.
    private const int YearMin = 1800, YearMax = 2999;

    /// <summary>What is wrong with them, or null.</summary>
    public Refusal? Wrong() =>
        EffectiveFrom.Year is < YearMin or > YearMax ? UnitRefusals.DayImpossible(EffectiveFrom)
        : Texts.Check("reason", Reason, Texts.RemarkLengthMax)
        ?? (LegalBasis is null ? UnitRefusals.LegalBasisMissing() : Wrong(LegalBasis));

    internal static Refusal? Wrong(LegalBasis basis) =>
        Texts.Check("legalBasis.number", basis.Number, LegalBasis.NumberLengthMax)
        ?? (basis.Issuer is null ? null : Texts.Check("legalBasis.issuer", basis.Issuer, Texts.NameLengthMax));
}
