using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Ledger.Verify;

/// <summary>The checkpoints that signing payloads carry (ledgerHead): whoever signed vouched for a beginning of the log, and the
/// log must still have it.</summary>
internal sealed class PayloadHeads(Findings findings)
{
    // A body that was destroyed has no payload any more.
    private const string Select =
        """
        select e.seq_id, e.data->>'payload' from es.mt_events e
        where e.type = 'signature_requested' and e.seq_id >= $1 and e.seq_id <= $2
        """;

    private readonly Dictionary<long, List<(string Where, string Root)>> bySize = [];
    private int count;

    /// <summary>Those of the events that are in a log. Later ones may carry a checkpoint that is newer than the one at hand.</summary>
    public static async Task<PayloadHeads> Load(
        NpgsqlDataSource db, long firstPosition, int leadCount, long size, Findings findings, CancellationToken ct)
    {
        var heads = new PayloadHeads(findings);
        await using var command = db.CreateCommand(Select);
        command.Parameters.Add(new() { Value = firstPosition });
        command.Parameters.Add(new() { Value = firstPosition + size - leadCount - 1 });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            if (!rows.IsDBNull(1))
                heads.Take(rows.GetInt64(0), rows.GetString(1), rows.GetInt64(0) - firstPosition + leadCount);
        }
        findings.Fact("checkpoints in signing payloads", heads.count);
        return heads;
    }

    public void Compare(GrowingTree tree)
    {
        if (!bySize.TryGetValue(tree.Size, out var heads))
            return;
        var root = Convert.ToHexStringLower(tree.Root());
        foreach (var (where, _) in heads.Where(head => head.Root != root))
            findings.Altered(where, string.Create(
                CultureInfo.InvariantCulture, $"the payload that was signed names another root at size {tree.Size} than the store gives"));
    }

    /// <param name="index">The leaf of the payload's event: what was published before has fewer. More is of the log before this
    /// one.</param>
    private void Take(long position, string payload, long index)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"event {position}");
        try
        {
            using var json = JsonDocument.Parse(payload);
            if (!json.RootElement.TryGetProperty("ledgerHead", out var head))
                return;
            var size = head.GetProperty("size").GetInt64();
            if (size == 0 || size > index)
                return;
            (bySize.TryGetValue(size, out var known) ? known : bySize[size] = [])
                .Add((where, head.GetProperty("root").GetString()!));
            count++;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            findings.Altered(where, "its signing payload is malformed: " + e.Message);
        }
    }
}
