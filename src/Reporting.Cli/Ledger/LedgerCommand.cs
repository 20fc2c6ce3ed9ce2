using System.CommandLine;
using Reporting.Host;
using Reporting.Host.Ledger;
using Reporting.Host.Operators;

namespace Reporting.Cli.Ledger;

/// <summary><c>reporting ledger</c>: what an operator does to the log: show it, begin the next, rotate its key.</summary>
internal static class LedgerCommand
{
    public static Command Make() => new("ledger", "Shows the log's keys, begins the next log, rotates a key.")
    {
        Show(), Begin(), Rotate(),
    };

    private static Command Show()
    {
        var data = StoreOptions.Data();
        var command = new Command("show", "Lists the logs of the store with their verifier keys.") { data };
        command.SetAction((parsed, ct) => With(parsed.GetValue(data)!, async (shards, _) =>
        {
            foreach (var shard in await shards.All(ct))
            {
                Console.Out.WriteLine($"{shard.Origin} from event {shard.FirstPosition}");
                foreach (var key in shard.Keys)
                    Console.Out.WriteLine($"  {key.Text}");
            }
        }, ct));
        return command;
    }

    private static Command Begin()
    {
        var data = StoreOptions.Data();
        var reason = new Option<string>("--reason") { Description = "Why: a new year, a lost key.", Required = true };
        var from = new Option<long?>("--from")
        {
            Description = "The first event of it, where the log before can't be completed; by default the next that is stored.",
            HelpName = "POSITION",
        };
        var command = new Command("begin", "Begins the next log; its first leaf is the last checkpoint of the one before.")
        {
            data, reason, from,
        };
        command.SetAction((parsed, ct) => With(parsed.GetValue(data)!, async (shards, options) =>
        {
            var before = await Newest(shards, ct);
            var shard = await shards.Begin(
                options.Ledger.Origin, before, parsed.GetValue(reason)!, parsed.GetValue(from), ct);
            Console.Out.WriteLine($"{shard.Origin} from event {shard.FirstPosition}\n{shard.Keys[0].Text}");
        }, ct));
        return command;
    }

    private static Command Rotate()
    {
        var data = StoreOptions.Data();
        var command = new Command("rotate-key", "Makes a new key for the newest log; the old one signs along for 30 days.") { data };
        command.SetAction((parsed, ct) => With(parsed.GetValue(data)!, async (shards, _) =>
        {
            var shard = await Newest(shards, ct);
            Console.Out.WriteLine((await shards.Rotate(shard, ct)).Text);
        }, ct));
        return command;
    }

    private static async Task<Shard> Newest(Shards shards, CancellationToken ct) => await shards.All(ct) is [var newest, ..]
        ? newest : throw new HostRefusedException("There is no log yet; a host begins the first by itself.");

    private static async Task<int> With(string data, Func<Shards, HostOptions, Task> run, CancellationToken ct)
    {
        var options = StoreOptions.Of(data);
        await using var store = await OperatorStore.Open(options, ct);
        await run(new Shards(store.Db, options.Ledger.FolderIn(options.DataFolder)), options);
        return 0;
    }
}
