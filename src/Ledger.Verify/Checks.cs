using System.Globalization;
using Npgsql;

namespace Ledger.Verify;

/// <summary>The program's four commands.</summary>
internal static class Checks
{
    private const string ConnectionVariable = "LEDGER_VERIFY_CONNECTION";

    public static Task Run(Arguments arguments, Findings findings, CancellationToken ct) => arguments.Command switch
    {
        "log" => Log(arguments, findings, ct),
        "db" => Db(arguments, findings, ct),
        "proof" => Proof(arguments, findings, ct),
        _ => BundleCheck.Run(arguments, findings, ct),
    };

    private static async Task Log(Arguments arguments, Findings findings, CancellationToken ct)
    {
        using var log = new LogFiles(arguments.Target);
        var history = History.Read(arguments.History, findings);
        await new LogCheck(log, arguments.Trust, findings, new Progress(arguments.IsQuiet)).Run(history, ct);
    }

    private static async Task Db(Arguments arguments, Findings findings, CancellationToken ct)
    {
        var connection = arguments.Target == "-" ? Environment.GetEnvironmentVariable(ConnectionVariable) : arguments.Target;
        await using var db = NpgsqlDataSource.Create(connection ?? "");
        if (arguments.Log is null)
        {
            // A forgery that agrees with itself looks the same.
            findings.CannotTell("the store", "it was not compared with a published log (--log): this says only whether it agrees with itself");
            await new DbCheck(db, null, findings, new Progress(arguments.IsQuiet)).Run(ct);
            return;
        }
        using var log = new LogFiles(arguments.Log);
        var history = History.Read(arguments.History, findings);
        var head = await new LogCheck(log, arguments.Trust, findings, new Progress(arguments.IsQuiet)).Run(history, ct);
        if (head is null)
            return;
        var (first, lead) = await Shard(db, head, ct);
        var heads = await PayloadHeads.Load(db, first, lead, head.Size, findings, ct);
        var published = new PublishedLog(log, head, first, lead, findings, heads);
        await published.Lead(ct);
        await new DbCheck(db, published, findings, new Progress(arguments.IsQuiet)).Run(ct);
    }

    /// <summary>Where the log begins in the store's order. What the store says of it is then proven by the leaves.</summary>
    private static async Task<(long First, int Lead)> Shard(NpgsqlDataSource db, Head head, CancellationToken ct)
    {
        await using var exists = db.CreateCommand("select to_regclass('ledger.shards') is not null");
        if (!(bool)(await exists.ExecuteScalarAsync(ct))!)
            return (1, 0);
        await using var command = db.CreateCommand("select first_position, number from ledger.shards where origin = $1");
        command.Parameters.Add(new() { Value = head.Origin });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetInt32(1) > 1 ? 1 : 0) : (1, 0);
    }

    private static async Task Proof(Arguments arguments, Findings findings, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(arguments.Target, ct);
        var happened = arguments.Event is null ? null : await File.ReadAllBytesAsync(arguments.Event, ct);
        if (ProofCheck.Run(Path.GetFileName(arguments.Target), bytes, happened, arguments.Trust, findings) is not { } proof)
            return;
        findings.Fact("log", proof.Head.Origin);
        findings.Fact("leaf", proof.Index.ToString(CultureInfo.InvariantCulture));
        findings.Fact("size", proof.Head.Size);
        if (proof.Extra is not null)
            findings.Fact("entry", System.Text.Encoding.UTF8.GetString(proof.Extra));
    }
}
