using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace Reporting.Host.Ledger;

/// <summary>The evidence of a figure: every event of its report as the store holds it, with its salt, and the proof that it is
/// in the published log; the signatures with all that they are judged by, and the events that say whose the certificates are.
/// Whoever has the log's key needs neither this host nor its database to check it.</summary>
public sealed class EvidenceBundle(NpgsqlDataSource db, ServedLog log, EvidenceFiles signatures)
{
    private const string EventsSql =
        """
        select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.data::text, coalesce(e.headers, '{}')::text, e.salt,
               p.leaf, r.body_commitment, r.meta_commitment
        from es.mt_events e
        left join es.mt_events p on p.stream_id = e.stream_id and p.version = e.version - 1
        left join es.redactions r on r.position = e.seq_id
        where e.stream_id = $1
           or e.stream_id in (
                select (a.data ->> 'certificate')::uuid from es.mt_events a
                where a.stream_id = $1 and a.type = 'signature_requested' and a.salt <> '')
        order by e.seq_id
        """;

    /// <summary>The zip; null while an event is not published.</summary>
    public async Task<byte[]?> Make(Guid report, string indicator, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new JsonArray();
            JsonNode? value = null;
            var told = new List<(string, byte[]?, DateTimeOffset)>();
            foreach (var (position, id, happened) in await Events(report, ct))
            {
                if (await log.Proof(position, ct) is not { } proof)
                    return null;
                names.Add(id.ToString());
                if (happened["stream"]!.GetValue<string>() == report.ToString())
                {
                    value = InForce(happened, indicator, value);
                    Tell(told, happened);
                }
                await Add(zip, $"events/{id}.json", Encoding.UTF8.GetBytes(happened.ToJsonString()));
                await Add(zip, $"proofs/{id}.tlog-proof", Encoding.UTF8.GetBytes(proof.Encoded));
            }
            foreach (var (name, file) in await signatures.Of(told, ct))
                await Add(zip, name, file);
            var manifest = new JsonObject
            {
                ["report"] = report.ToString(), ["indicator"] = indicator, ["value"] = value?.DeepClone(), ["events"] = names,
            };
            await Add(zip, "bundle.json", Encoding.UTF8.GetBytes(manifest.ToJsonString()));
        }
        return bytes.ToArray();
    }

    private async Task<List<(long Position, Guid Id, JsonObject Event)>> Events(Guid report, CancellationToken ct)
    {
        await using var command = db.CreateCommand(EventsSql);
        command.Parameters.Add(new() { Value = report });
        await using var row = await command.ExecuteReaderAsync(ct);
        var events = new List<(long, Guid, JsonObject)>();
        while (await row.ReadAsync(ct))
        {
            var happened = new JsonObject
            {
                ["position"] = row.GetInt64(0), ["id"] = row.GetGuid(1).ToString(), ["stream"] = row.GetGuid(2).ToString(),
                ["version"] = row.GetInt64(3), ["type"] = row.GetString(4),
                ["at"] = row.GetDateTime(5).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                ["data"] = JsonNode.Parse(row.GetString(6)), ["headers"] = JsonNode.Parse(row.GetString(7)),
                ["salt"] = Hex(row, 8), ["prev"] = row.IsDBNull(9) ? "" : Hex(row, 9),
            };
            if (!row.IsDBNull(10))
                happened["redacted"] = new JsonObject { ["body"] = Hex(row, 10), ["meta"] = Hex(row, 11) };
            events.Add((row.GetInt64(0), row.GetGuid(1), happened));
        }
        return events;
    }

    private static void Tell(List<(string, byte[]?, DateTimeOffset)> told, JsonObject happened) => told.Add((
        (string)happened["type"]!,
        happened["redacted"] is null ? Encoding.UTF8.GetBytes(happened["data"]!.ToJsonString()) : null,
        DateTimeOffset.Parse((string)happened["at"]!, CultureInfo.InvariantCulture)));

    /// <summary>The figure that is in force after an event.</summary>
    private static JsonNode? InForce(JsonObject happened, string indicator, JsonNode? before) => (string?)happened["type"] switch
    {
        "report_accepted" => (happened["data"]?["figures"] as JsonArray)?
            .FirstOrDefault(figure => (string?)figure?["indicator"] == indicator)?["value"],
        "report_withdrawn" => null,
        _ => before,
    };

    private static string Hex(NpgsqlDataReader row, int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

    private static async Task Add(ZipArchive zip, string name, byte[] bytes)
    {
        await using var stream = await zip.CreateEntry(name).OpenAsync();
        await stream.WriteAsync(bytes);
    }
}
