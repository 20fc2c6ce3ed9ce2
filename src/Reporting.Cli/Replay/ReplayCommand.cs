using System.CommandLine;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay;

/// <summary><c>replay DATASET</c>: exit 0 when every total is as it should be, 1 when not, 2 when the data set can't
/// be read.</summary>
internal static class ReplayCommand
{
    private const int Differs = 1;
    private const int Unreadable = 2;
    private const int Interrupted = 130;

    public static Command Make()
    {
        var dataSet = new Argument<string>("DATASET")
        {
            Description = "The folder with dataset.json and the csv files.",
        };
        var keep = new Option<string?>("--keep")
        {
            Description = "Leave the store in this folder, which must be empty or new; by default it is thrown away.",
            HelpName = "DIR",
        };
        var signed = new Option<bool>("--signed")
        {
            Description = "Sign every report with a certificate of a demo authority; some data sets say so themselves.",
        };
        var chain = new Option<bool>("--chain")
        {
            Description =
                "Take reports up the tree of units level by level, each unit's own made from those below it, and compare " +
                "these with the direct totals.",
        };
        var url = StoreOptions.Url(
            "Play to a running host (simulated clock, fresh store), whose data folder --data names.");
        var data = StoreOptions.Data();
        var command = new Command(
            "replay", "Plays a data set through the public API of a fresh host, then checks the totals.")
        {
            dataSet, keep, signed, chain, url, data,
        };
        command.SetAction((parsed, ct) => Run(
            parsed.GetRequiredValue(dataSet), parsed.GetValue(signed), parsed.GetValue(chain),
            keyFrom => parsed.GetValue(url) is { } running
                ? ReplayServer.Running(running, parsed.GetRequiredValue(data), keyFrom, ct)
                : ReplayServer.Start(parsed.GetValue(keep), keyFrom, ct),
            ct));
        return command;
    }

    private static async Task<int> Run(
        string dataSet, bool isSigned, bool isChained, Func<DateTimeOffset?, Task<ReplayServer>> start, CancellationToken ct)
    {
        var screen = Screen.OfConsole();
        try
        {
            var read = DataSetReader.Read(dataSet);
            // The clock begins a day before the first report; certificates are valid before that.
            await using var server = await start(
                (isSigned || read.IsSigned) && !read.Reports.IsEmpty ? read.Reports[0].RecordedAt.AddDays(-2) : null);
            using var api = new ApiClient(server.Address);
            return await new ReplayRun(screen, read, api, server.Administrator, server.Key, isChained).Run(ct) ? 0 : Differs;
        }
        catch (DataSetException wrong)
        {
            screen.Error(wrong.Message);
            return Unreadable;
        }
        catch (ApiRefusalException refused)
        {
            screen.Error("refused: " + refused.Message);
            return Differs;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            screen.Error("interrupted");
            return Interrupted;
        }
    }
}
