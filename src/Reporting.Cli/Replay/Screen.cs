using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Reporting.Cli.Replay;

/// <summary>Where the replay shows how far it is: a bar on a terminal, a line now and then elsewhere.</summary>
internal sealed class Screen(TextWriter output, TextWriter errors, bool isTerminal)
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public static Screen OfConsole() => new(Console.Out, Console.Error, !Console.IsOutputRedirected);

    public void Line(string text) => output.WriteLine(text);

    /// <summary>Why it can't go on.</summary>
    public void Error(string text) => errors.WriteLine(text);

    /// <summary>Shows <paramref name="stage"/> while <paramref name="work"/> runs and tells of each part that is
    /// done.</summary>
    public async Task<T> Show<T>(string stage, int total, Func<Action<int>, Task<T>> work)
    {
        if (!isTerminal)
            return await ShowLines(stage, total, work);
        return await AnsiConsole.Progress().AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(stage), maxValue: Math.Max(1, total));
            return await work(count => bar.Increment(count));
        });
    }

    private async Task<T> ShowLines<T>(string stage, int total, Func<Action<int>, Task<T>> work)
    {
        var (done, shown, since) = (0, TimeSpan.Zero, Stopwatch.StartNew());
        return await work(count =>
        {
            lock (since)
            {
                done += count;
                if (since.Elapsed - shown < LineEvery)
                    return;
                shown = since.Elapsed;
                Line(string.Create(CultureInfo.InvariantCulture, $"{stage}: {done:N0} of {total:N0}"));
            }
        });
    }
}
