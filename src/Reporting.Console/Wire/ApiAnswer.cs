namespace Reporting.Console.Wire;

/// <summary>What a command came to: a value, or a "no".</summary>
public sealed record ApiAnswer<T>(T? Value, ApiProblem? Problem);

/// <summary>Why not, in the visitor's language.</summary>
/// <param name="Places">What it is about: rules, cells.</param>
public sealed record ApiProblem(
    int Status, string Detail, string Code, IReadOnlyList<string>? Places = null,
    IReadOnlyList<ApiConflict>? Conflicts = null);

/// <summary>A cell that somebody else changed in the meantime.</summary>
public sealed record ApiConflict(
    string Place, string? Theirs, string? Yours, string? ByName = null, DateTimeOffset? At = null);

/// <summary>A command that was done.</summary>
public sealed record CommandDone(Guid Id, long Version, long Position, string? FirstPassword = null, string? Token = null,
    DateTimeOffset? UsableUntil = null);

/// <summary>A session that began.</summary>
public sealed record SignedIn(string Token, DateTimeOffset ExpiresAt, bool MustChangePassword);

/// <summary>The visitor's session.</summary>
/// <param name="Grants">What the account may do, and for which units.</param>
public sealed record SessionView(
    Guid Account, string UserName, string DisplayName, bool MustChangePassword, IReadOnlyList<GrantView> Grants)
{
    /// <summary>Whether the account has a role for exactly this unit.</summary>
    public bool Has(string role, Guid unit) => Grants.Any(grant => grant.Role == role && grant.Unit == unit);

    public bool HasAny(params string[] roles) => Grants.Any(grant => roles.Contains(grant.Role));
}

/// <param name="Unit">The unit's id; null for the whole register.</param>
public sealed record GrantView(string Role, Guid? Unit);

/// <summary>A question was refused; the page shows why.</summary>
public sealed class ApiException : Exception
{
    public ApiException(ApiProblem problem)
        : base(problem.Detail) => Problem = problem;

    public ApiProblem Problem { get; }
}
