using System.Globalization;

namespace Reporting.Faults.Tests.Kills;

/// <summary>The long form: <c>tests/faults --kills 100 --seed 7</c>.</summary>
internal static class KillCommand
{
    private const int Wrong = 1;
    private const int Misused = 2;

    public static async Task<int> Run(string[] args)
    {
        var (kills, seed) = (100, Random.Shared.Next(1, 1_000_000));
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length
                || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return Misuse(args[i]);
            switch (args[i])
            {
                case "--kills":
                    kills = number;
                    break;
                case "--seed":
                    seed = number;
                    break;
                default:
                    return Misuse(args[i]);
            }
        }

        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };
        var folder = Directory.CreateTempSubdirectory("reporting-faults-");
        try
        {
            Console.WriteLine($"seed {seed}");
            await using var run = new KillRun(kills, seed, folder.FullName + "/data", Console.WriteLine);
            var result = await run.Run(interrupted.Token);
            foreach (var finding in result.Findings) Console.WriteLine(finding);
            Console.WriteLine(result);
            return result.IsRight ? 0 : Wrong;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Misuse(string word)
    {
        Console.Error.WriteLine($"'{word}' needs a number. See tests/faults --help.");
        return Misused;
    }
}
