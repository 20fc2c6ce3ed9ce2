using System.Globalization;

namespace Reporting.Faults.Tests.Rows;

/// <summary>What tests/faults runs: <c>--row host --kills 300 --seed 7</c>.</summary>
internal static class FaultCommand
{
    private const int Wrong = 1;
    private const int Misused = 2;
    private const int KillCount = 100;
    private const string Every = "all";

    public static async Task<int> Run(string[] args)
    {
        string? name = "mixed", kills = null, seed = null;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--row":
                    name = value;
                    break;
                case "--kills":
                    kills = value ?? "";
                    break;
                case "--seed":
                    seed = value ?? "";
                    break;
                default:
                    return Misuse($"'{args[i]}' is not understood.");
            }
        }

        var rows = FaultRow.All.Where(row => name is Every || row.Name == name).ToList();
        if (rows.Count == 0)
            return Misuse($"--row is one of {string.Join(", ", FaultRow.All.Select(row => row.Name))}, {Every}.");
        if (Number(seed, Random.Shared.Next(1, 1_000_000)) is not { } start) return Misuse("--seed needs a number.");
        var isRight = true;
        // Ctrl-C once: no further fault, and what was done is judged. Twice: out.
        using var enough = new CancellationTokenSource();
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            (enough.IsCancellationRequested ? interrupted : enough).Cancel();
        };
        foreach (var row in rows)
        {
            if (Number(kills, name is Every ? row.ShortCount : KillCount) is not { } count)
                return Misuse("--kills needs a number.");
            isRight &= await IsRight(row, count, start, enough.Token, interrupted.Token);
        }

        return isRight ? 0 : Wrong;
    }

    private static async Task<bool> IsRight(
        FaultRow row, int count, int seed, CancellationToken enough, CancellationToken ct)
    {
        if (row.Missing?.Invoke() is { } missing)
        {
            Console.WriteLine($"{row.Name}: skipped, {missing}");
            return true;
        }

        Console.WriteLine($"{row.Name}: seed {seed}");
        var result = await row.Try(count, seed, Console.WriteLine, enough, ct);
        foreach (var finding in result.Findings) Console.WriteLine(finding);
        Console.WriteLine(result);
        return result.IsRight;
    }

    private static int? Number(string? given, int otherwise) => given is null ? otherwise
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Misuse(string why)
    {
        Console.Error.WriteLine($"{why} See tests/faults --help.");
        return Misused;
    }
}
