using System.CommandLine;
using Reporting.Host.Operators;
using Reporting.Read.Projections;

namespace Reporting.Cli.Operate;

/// <summary><c>reporting rebuild [NAME…]</c>: read tables anew from the events, beside the live ones.</summary>
internal static class RebuildCommand
{
    public static Command Make()
    {
        var data = StoreOptions.Data();
        var names = new Argument<string[]>("projection")
        {
            Description = "The projections to rebuild; all when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("rebuild", "Makes read tables anew, beside the live ones, while the server runs.") { names, data };
        command.SetAction(async (parsed, ct) =>
        {
            await OperatorRebuild.Run(
                StoreOptions.Of(parsed.GetValue(data)!), parsed.GetValue(names)!, new Lines(), ct);
            return 0;
        });
        return command;
    }

    /// <summary>A line for each step, and within a step at most one each second.</summary>
    private sealed class Lines : IProgress<RebuildProgress>
    {
        private (string Name, string State) step;
        private long told;

        public void Report(RebuildProgress value)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (step == (value.Name, value.State) && TimeProvider.System.GetElapsedTime(told, now) < TimeSpan.FromSeconds(1))
                return;
            (step, told) = ((value.Name, value.State), now);
            Console.Out.WriteLine($"{value.Name}: {value.State} {value.Position} of {value.Target}");
        }
    }
}
