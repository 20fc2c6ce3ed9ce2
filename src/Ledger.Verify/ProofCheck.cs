using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ledger.Verify;

/// <summary>A C2SP tlog-proof, alone: that its entry is in the log that a trusted key signed; and, where the event is given, that
/// the entry is that event's.</summary>
internal static class ProofCheck
{
    public sealed record Proof(byte[]? Extra, long Index, byte[][] Hashes, Head Head);

    /// <exception cref="FormatException">It is no proof.</exception>
    public static Proof Parse(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = blank < 0 ? [] : text[..blank].Split('\n');
        if (lines is not ["c2sp.org/tlog-proof@v1", ..])
            throw new FormatException("It does not begin as a C2SP tlog-proof.");
        var extra = lines.Length > 1 && lines[1].StartsWith("extra ", StringComparison.Ordinal) ? lines[1][6..] : null;
        var at = extra is null ? 1 : 2;
        if (at >= lines.Length || !lines[at].StartsWith("index ", StringComparison.Ordinal)
            || !long.TryParse(lines[at][6..], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw new FormatException("It names no index.");
        }
        return new Proof(
            extra is null ? null : Convert.FromBase64String(extra), index,
            [.. lines[(at + 1)..].Select(Convert.FromBase64String)], Head.Parse(Encoding.UTF8.GetBytes(text[(blank + 2)..])));
    }

    /// <param name="name">What the proof is called in the findings.</param>
    /// <param name="eventJson">The event as a bundle has it; null to look at the entry alone.</param>
    public static Proof? Run(string name, byte[] bytes, byte[]? eventJson, Trust trust, Findings findings)
    {
        Proof proof;
        try
        {
            proof = Parse(bytes);
        }
        catch (FormatException e)
        {
            findings.Altered(name, e.Message);
            return null;
        }
        if (!trust.KnowsLog)
            findings.CannotTell(name, "no key of the log was given (--vkey or --policy), so anybody can have signed it");
        else
            foreach (var fault in trust.Faults(proof.Head))
                findings.Altered(name, fault);
        var entry = eventJson is null ? proof.Extra : EntryOf(name, eventJson, findings);
        if (entry is null)
        {
            findings.CannotTell(name, "it has no entry, and no event was given");
            return proof;
        }
        var root = Tree.RootOf(proof.Index, proof.Head.Size, Tree.Leaf(entry), proof.Hashes);
        if (root is null || !root.AsSpan().SequenceEqual(proof.Head.Root))
            findings.Altered(name, string.Create(
                CultureInfo.InvariantCulture, $"the entry is not leaf {proof.Index} of the log at size {proof.Head.Size}"));
        return proof;
    }

    /// <summary>The entry that an event's own content gives.</summary>
    public static byte[]? EntryOf(string name, byte[] eventJson, Findings findings)
    {
        try
        {
            using var document = JsonDocument.Parse(eventJson);
            var root = document.RootElement;
            var previous = root.GetProperty("prev").GetString()!;
            var redaction = root.TryGetProperty("redacted", out var destroyed)
                ? new Redaction(0, 0, Hex(destroyed, "body"), Hex(destroyed, "meta")) : null;
            var stored = new StoredEvent(
                root.GetProperty("position").GetInt64(), root.GetProperty("id").GetGuid(), root.GetProperty("stream").GetGuid(),
                root.GetProperty("version").GetInt64(), root.GetProperty("type").GetString()!,
                DateTime.Parse(root.GetProperty("at").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
                Raw(root, "data"), Raw(root, "headers"), Hex(root, "salt"), default);
            if (redaction is not null)
                findings.Note($"REDACTED: {stored.Where}");
            return stored.Entry(Convert.FromHexString(previous), redaction);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            findings.Altered(name, "the event can't be read: " + e.Message);
            return null;
        }
    }

    private static byte[] Raw(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? Encoding.UTF8.GetBytes(value.GetRawText()) : "{}"u8.ToArray();

    private static byte[] Hex(JsonElement parent, string name) => Convert.FromHexString(parent.GetProperty(name).GetString()!);
}
