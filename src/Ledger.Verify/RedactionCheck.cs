using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Ledger.Verify;

/// <summary>Bodies that are gone: each needs an event of two persons that names its leaf. Otherwise it is an alteration.</summary>
internal sealed class RedactionCheck(Findings findings)
{
    private readonly Dictionary<long, Redaction> redactions = [];
    private readonly Dictionary<long, StoredEvent> redacted = [];
    private readonly Dictionary<long, StoredEvent> authorities = [];

    public async Task Load(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var exists = new NpgsqlCommand("select to_regclass('es.redactions') is not null", connection))
        {
            if (!(bool)(await exists.ExecuteScalarAsync(ct))!)
                return;
        }
        await using var command = new NpgsqlCommand(
            "select position, authority, body_commitment, meta_commitment from es.redactions", connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var one = new Redaction(
                rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2), rows.GetFieldValue<byte[]>(3));
            redactions.Add(one.Position, one);
        }
    }

    /// <summary>The commitments to work an event's leaf out with; null for one that is whole.</summary>
    public Redaction? Of(StoredEvent stored) => stored.Salt.Length == 0 ? redactions.GetValueOrDefault(stored.Position) : null;

    public void See(StoredEvent stored)
    {
        if (redactions.ContainsKey(stored.Position))
            redacted.Add(stored.Position, stored);
        if (stored.Type == "content_redacted")
            authorities.Add(stored.Position, stored);
    }

    public void Finish()
    {
        foreach (var redaction in redactions.Values.OrderBy(one => one.Position))
        {
            var position = redaction.Position.ToString(CultureInfo.InvariantCulture);
            if (!redacted.TryGetValue(redaction.Position, out var stored))
                findings.Altered($"event {position}", "it is said to be redacted and does not exist");
            else if (!authorities.TryGetValue(redaction.Authority, out var authority) || Persons(authority, stored) is not { } persons)
                findings.Altered(stored.Where, "its body is gone without a decision of two persons");
            else if (stored.Salt.Length > 0 || !stored.Data.Span.SequenceEqual("{}"u8))
                findings.Altered(stored.Where, "it is said to be redacted, and holds a body");
            else
                findings.Note($"REDACTED: {stored.Where}, by {authority.Where}: {persons}");
        }
    }

    private static string? Persons(StoredEvent authority, StoredEvent stored)
    {
        using var decision = JsonDocument.Parse(authority.Data);
        var root = decision.RootElement;
        var (first, second) = (Text(root, "requestedBy"), Text(root, "confirmedBy"));
        return Text(root, "event") == stored.Id.ToString() && Text(root, "leaf") == Convert.ToHexStringLower(stored.Leaf.Span)
            && first is { Length: > 0 } && second is { Length: > 0 } && first != second
            ? $"asked for by {first}, confirmed by {second}, because: {Text(root, "reason")}" : null;
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
