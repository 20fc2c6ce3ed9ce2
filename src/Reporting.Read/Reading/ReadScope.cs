namespace Reporting.Read.Reading;

/// <summary>What a caller may see: the subtrees of the units that the account has any grant for (A6, F5).</summary>
/// <param name="Units">The units granted; empty sees the catalogues only.</param>
public sealed record ReadScope(IReadOnlyList<Guid> Units)
{
    /// <summary>Who asks; null where only units count.</summary>
    public Guid? Account { get; init; }

    /// <summary>The units that the account works for: their messages are the account's.</summary>
    public IReadOnlyList<Guid> WorksFor { get; init; } = [];

    /// <summary>Whether the account runs the system.</summary>
    public bool Operates { get; init; }

    public static readonly ReadScope Nothing = new([]);

    /// <summary>The units whose accounts' affairs it may see: those granted to administer or to audit (J3).</summary>
    public IReadOnlyList<Guid> AccountUnits { get; init; } = [];

    /// <summary>What it may see of accounts' affairs.</summary>
    public ReadScope OfAccounts() => this with { Units = AccountUnits };
}
