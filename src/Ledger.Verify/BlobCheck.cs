using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Ledger.Verify;

/// <summary>Bytes that events speak of by their SHA-256: signatures, certificates, lists, tokens, attachments. The event names the
/// hash and is in the log, so bytes that do not give it were replaced.</summary>
internal sealed class BlobCheck(Findings findings)
{
    private const string Chunks =
        """
        select b.sha256, b.length, c.bytes from blobs.blobs b left join blobs.chunks c on c.sha256 = b.sha256
        order by b.sha256, c.number
        """;

    private const string Evidence = "evidence";

    private static readonly string[] Names = ["cms", Evidence, "certificate", "crl"];

    /// <summary>What the evidence of a signature names: document, signature, policy, time stamp, certificates, lists.</summary>
    private static readonly string[] Named = ["payload", "cms", "policy", "timestamp", "chain", "lists", "answers"];

    private readonly Dictionary<string, string> spokenOf = [];

    /// <summary>The evidence of signatures, whole, as it was read.</summary>
    private readonly Dictionary<string, List<byte[]>> manifests = [];
    private readonly Dictionary<string, bool> isGood = [];

    /// <summary>Notes which bytes a signature's or a certificate's event needs.</summary>
    public void See(StoredEvent stored)
    {
        if (!stored.Type.Contains("sign", StringComparison.Ordinal) && !stored.Type.StartsWith("certificate", StringComparison.Ordinal))
            return;
        using var body = JsonDocument.Parse(stored.Data);
        Note(body.RootElement, stored.Where);
    }

    public async Task Compare(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var exists = new NpgsqlCommand("select to_regclass('blobs.chunks') is not null", connection))
        {
            if (!(bool)(await exists.ExecuteScalarAsync(ct))!)
                return;
        }
        await using var command = new NpgsqlCommand(Chunks, connection) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var (name, hash, length, wanted, count) = ("", IncrementalHash.CreateHash(HashAlgorithmName.SHA256), 0L, 0L, 0);
        using (hash)
        {
            while (await rows.ReadAsync(ct))
            {
                var next = Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(0));
                if (next != name)
                {
                    Judge(name, hash, length, wanted);
                    (name, length, wanted) = (next, 0, rows.GetInt64(1));
                    count++;
                }
                if (rows.IsDBNull(2))
                    continue;
                var bytes = rows.GetFieldValue<byte[]>(2);
                hash.AppendData(bytes);
                if (manifests.TryGetValue(name, out var pieces))
                    pieces.Add(bytes);
                length += bytes.Length;
            }
            Judge(name, hash, length, wanted);
        }
        foreach (var (manifest, pieces) in manifests.Where(one => isGood.GetValueOrDefault(one.Key)))
            Follow([.. pieces.SelectMany(piece => piece)], spokenOf[manifest]);
        foreach (var (missing, where) in spokenOf.Where(one => !isGood.ContainsKey(one.Key)))
            findings.Altered($"bytes {missing}", $"they are missing, and {where} speaks of them");
        foreach (var (replaced, _) in isGood.Where(one => !one.Value))
            findings.Altered($"bytes {replaced}", spokenOf.TryGetValue(replaced, out var where)
                ? $"they were replaced; {where} speaks of them" : "they were replaced");
        findings.Fact("bytes kept by hash", count);
    }

    private void Judge(string name, IncrementalHash hash, long length, long wanted)
    {
        var own = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (name.Length > 0)
            isGood[name] = own == name && length == wanted;
    }

    /// <summary>What evidence names is spoken of by the event that names the evidence.</summary>
    private void Follow(byte[] manifest, string where)
    {
        using var json = JsonDocument.Parse(manifest);
        foreach (var member in json.RootElement.EnumerateObject().Where(member => Named.Contains(member.Name)))
        {
            if (member.Value.ValueKind == JsonValueKind.String)
                spokenOf.TryAdd(member.Value.GetString()!, where);
            else if (member.Value.ValueKind == JsonValueKind.Array)
                foreach (var one in member.Value.EnumerateArray())
                    spokenOf.TryAdd(one.GetString()!, where);
        }
    }

    private void Note(JsonElement value, string where)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
                Note(member.Value, where);
            else if (Names.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String
                && member.Value.GetString() is { Length: 64 } hash && spokenOf.TryAdd(hash, where) && member.Name == Evidence)
                manifests.Add(hash, []);
        }
    }
}
