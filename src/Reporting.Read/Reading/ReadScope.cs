namespace Reporting.Read.Reading;

/// <summary>What a caller may see: the subtrees of the units that the account has any grant for (A6, F5).</summary>
/// <param name="Units">The units granted; empty sees the catalogues only.</param>
public sealed record ReadScope(IReadOnlyList<Guid> Units)
{
    public static readonly ReadScope Nothing = new([]);

    /// <summary>The units whose accounts' affairs it may see: those granted to administer or to audit (J3).</summary>
    public IReadOnlyList<Guid> AccountUnits { get; init; } = [];

    /// <summary>What it may see of accounts' affairs.</summary>
    public ReadScope OfAccounts() => this with { Units = AccountUnits };
}
