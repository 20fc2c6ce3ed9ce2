using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify;

/// <summary>What the program was asked.</summary>
internal sealed record Arguments(
    string Command, string Target, Trust Trust, IReadOnlyList<X509Certificate2> Roots, string? History, string? Event, string? Log, string? Html, bool IsJson, bool IsQuiet)
{
    public const string Usage =
        """
        ledger-verify log DIR|URL [--history DIR|FILE]        a published log: every tile, entry, root, signature, older checkpoint
        ledger-verify db CONNECTION [--log DIR|URL] [--history DIR|FILE]
                                                              a live store: every event against its leaf, and against the log
        ledger-verify proof FILE [--event FILE]               one event's proof
        ledger-verify bundle FILE.zip [--root FILE]           the evidence of one figure, and the signatures on its report

          --vkey KEY       the log's verifier key, as /ledger/vkey said it; may be repeated
          --policy FILE    a C2SP tlog-policy: the logs' keys, the witnesses' and the quorum
          --root FILE      a root certificate that signatures must come from; may be repeated. Without it the roots
                           count that the operator trusted then, which the ledger names by their hash
          --json           the result as JSON
          --html FILE      the result as a page to print
          --quiet          no progress

        CONNECTION is an Npgsql connection string; "-" takes it from LEDGER_VERIFY_CONNECTION.
        Exit code: 0 proven, 1 altered, 2 cannot tell (or called wrongly).
        """;

    private static readonly string[] Commands = ["log", "db", "proof", "bundle"];

    /// <summary>Null when they are not understood.</summary>
    /// <exception cref="FormatException">A key, a root or the policy is malformed.</exception>
    public static Arguments? Parse(string[] words)
    {
        var values = new Dictionary<string, List<string>>();
        var plain = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
                plain.Add(words[i]);
            else if (words[i] is "--json" or "--quiet")
                values[words[i]] = [];
            else if (words[i] is "--vkey" or "--policy" or "--history" or "--root" or "--event" or "--log" or "--html" && i + 1 < words.Length)
                (values.TryGetValue(words[i], out var list) ? list : values[words[i]] = []).Add(words[++i]);
            else
                return null;
        }
        if (plain is not [var command, var target] || !Commands.Contains(command))
            return null;
        var trust = values.TryGetValue("--policy", out var policy)
            ? Trust.Parse(File.ReadAllText(policy[^1])) : Trust.Of(values.GetValueOrDefault("--vkey") ?? []);
        string? Value(string name) => values.GetValueOrDefault(name)?[^1];
        return new Arguments(
            command, target, trust, [.. (values.GetValueOrDefault("--root") ?? []).Select(Root)], Value("--history"), Value("--event"), Value("--log"), Value("--html"),
            values.ContainsKey("--json"), values.ContainsKey("--quiet"));
    }

    private static X509Certificate2 Root(string file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (CryptographicException e)
        {
            throw new FormatException($"{file} is not a certificate: {e.Message}", e);
        }
    }
}
