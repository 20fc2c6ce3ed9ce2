namespace Reporting.Domain;

/// <summary>Two people gave one place different values; neither is lost.</summary>
/// <param name="Place">For example a cell.</param>
/// <param name="Yours">What the refused command wished; null where it cleared the place.</param>
/// <param name="Theirs">What stands there now; null where it was cleared.</param>
/// <param name="By">Who put it there.</param>
/// <param name="At">When.</param>
public sealed record ValueConflict(string Place, string? Yours, string? Theirs, AccountId By, DateTimeOffset At)
{
    /// <summary>What that person is called; null where nobody looked it up.</summary>
    public string? ByName { get; init; }
}
