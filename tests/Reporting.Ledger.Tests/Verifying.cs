using global::Ledger.Verify;

namespace Reporting.Ledger.Tests;

/// <summary>The verifier as it is called, without its process.</summary>
internal static class Verifying
{
    public static async Task<Findings> Run(params string[] words)
    {
        var arguments = Arguments.Parse([.. words, "--quiet"]);
        Assert.NotNull(arguments);
        var findings = new Findings();
        await Checks.Run(arguments, findings, TestContext.Current.CancellationToken);
        return findings;
    }

    public static async Task<Findings> Log(LedgerStore store, params string[] more) =>
        await Run(["log", await store.LogPath(), "--vkey", await store.VerifierKey(), .. more]);

    public static async Task<Findings> Db(LedgerStore store, params string[] more) =>
        await Run(["db", store.ConnectionString, "--log", await store.LogPath(), "--vkey", await store.VerifierKey(), .. more]);

    public static void Proven(Findings findings) => Assert.True(findings.Verdict == Verdict.Proven, TextReport.Of(findings));

    /// <summary>It was found, and said where.</summary>
    public static void Altered(Findings findings, params string[] where)
    {
        var text = TextReport.Of(findings);
        Assert.True(findings.Verdict == Verdict.Altered, text);
        foreach (var part in where)
            Assert.Contains(part, text, StringComparison.Ordinal);
    }
}
