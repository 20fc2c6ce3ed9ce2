namespace Reporting.Domain.OrgUnits;

/// <summary>Names of hierarchies: the territory, and any other that a deployment needs, such as <c>sector</c> or
/// <c>vertical</c>.</summary>
internal static class Hierarchies
{
    private const int LengthMax = 50;

    public static Refusal? Wrong(string hierarchy) =>
        Codes.IsWellFormed(hierarchy) && hierarchy.Length <= LengthMax ? null
            : TextRefusals.CodeMalformed("hierarchy");

    /// <summary>As it is stored: the territory is not named.</summary>
    public static string? Stored(string? hierarchy) => hierarchy == OrgUnit.Territory ? null : hierarchy;
}
