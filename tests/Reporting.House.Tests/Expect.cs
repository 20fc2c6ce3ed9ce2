namespace Reporting.House.Tests;

/// <summary>Violations are listed in full, so that one run shows all of them.</summary>
internal static class Expect
{
    public static void Nothing(IEnumerable<string> violations)
    {
        string[] all = [.. violations];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
