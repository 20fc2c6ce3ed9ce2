namespace Reporting.Domain;

/// <summary>A stored event that this program has no name for: a newer one wrote it. Deciding without it would be
/// deciding on something else than what happened.</summary>
public sealed class UnknownEventException(string storedName, string kind)
    : NotSupportedException($"'{storedName}' is not {kind} event that this program knows.");
