using System.CommandLine;
using System.Diagnostics;
using Reporting.Host;
using Reporting.Host.Operators;

namespace Reporting.Cli.Ledger;

/// <summary><c>reporting verify ...</c>: hands over to the program ledger-verify, which lies below this one and shares nothing
/// with it.</summary>
internal static class VerifyCommand
{
    private const string ConnectionVariable = "LEDGER_VERIFY_CONNECTION";

    public static Command Make()
    {
        var words = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore };
        var data = new Option<string?>("--data")
        {
            Description = "For 'db' without a connection string: the store in this folder.", HelpName = "DIR",
        };
        var command = new Command("verify", "Verifies a log, a store, a proof or a bundle: see 'reporting verify help'.") { words, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => Run(
            [.. parsed.GetValue(words) ?? [], .. parsed.UnmatchedTokens], parsed.GetValue(data), ct));
        return command;
    }

    private static async Task<int> Run(List<string> words, string? data, CancellationToken ct)
    {
        var verifier = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "verify", "ledger-verify"));
        if (words is not ["db", ..] || data is null)
            return await Run(verifier, words, ct);
        await using var store = await OperatorStore.Open(StoreOptions.Of(data), ct);
        // Not on the command line, which every account of the machine can read.
        verifier.Environment[ConnectionVariable] = store.ConnectionString;
        words.Insert(1, "-");
        return await Run(verifier, words, ct);
    }

    private static async Task<int> Run(ProcessStartInfo verifier, List<string> words, CancellationToken ct)
    {
        foreach (var word in words)
            verifier.ArgumentList.Add(word);
        using var process = Process.Start(verifier)
            ?? throw new HostRefusedException("ledger-verify is not beside this program.");
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }
}
