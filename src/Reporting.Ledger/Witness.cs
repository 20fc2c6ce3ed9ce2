using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Ledger;

/// <summary>A witness of logs, C2SP tlog-witness: it cosigns a checkpoint only when that continues the last one it cosigned.
/// It remembers one checkpoint for each log, on the disk before it answers.</summary>
public sealed class Witness
{
    public const int RequestLengthMax = 64 * 1024;

    private const int ProofLengthMax = 63;
    private const string Plain = "text/plain; charset=utf-8";

    private readonly SigningKey key;
    private readonly IReadOnlyList<VerifierKey> logs;
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();

    /// <param name="key">A cosigning key.</param>
    /// <param name="logs">The logs' keys; several of one name while a log rotates its key.</param>
    /// <param name="folder">What it remembers. No two witnesses may share one.</param>
    /// <param name="clock">Stamps the cosignatures: the real time.</param>
    public Witness(SigningKey key, IReadOnlyList<VerifierKey> logs, string folder, TimeProvider clock)
    {
        (this.key, this.logs, this.folder, this.clock) = (key, logs, folder, clock);
        Directory.CreateDirectory(folder);
    }

    /// <summary>An answer to add-checkpoint.</summary>
    public sealed record Answer(int Status, string Body, string ContentType = Plain);

    private sealed record Request(long Old, IReadOnlyList<byte[]> Proof, SignedNote Note, Checkpoint Checkpoint);

    public Answer AddCheckpoint(ReadOnlySpan<byte> request)
    {
        Request asked;
        try
        {
            asked = Parse(request);
        }
        catch (FormatException e)
        {
            return new Answer(400, e.Message + "\n");
        }
        var keys = logs.Where(log => log.Name == asked.Checkpoint.Origin).ToList();
        if (keys.Count == 0)
            return new Answer(404, "The log is unknown here.\n");
        if (!keys.Exists(log => log.HasSigned(asked.Note)))
            return new Answer(403, "No key that is trusted for the log signed this.\n");
        if (asked.Old > asked.Checkpoint.Size)
            return new Answer(400, "The old size is larger than the checkpoint's.\n");
        // Looking at the size and remembering the new one are one step, or two requests could roll the log back.
        lock (gate)
            return Judge(asked);
    }

    private Answer Judge(Request asked)
    {
        var known = Known(asked.Checkpoint.Origin);
        var size = known?.Size ?? 0;
        if (asked.Old != size)
            return new Answer(409, string.Create(CultureInfo.InvariantCulture, $"{size}\n"), "text/x.tlog.size");
        var (now, before) = (asked.Checkpoint, known?.Root ?? MerkleTree.EmptyRoot);
        if (size == now.Size && !before.AsSpan().SequenceEqual(now.Root))
            return new Answer(409, string.Create(CultureInfo.InvariantCulture, $"{size}\n"), "text/x.tlog.size");
        if (!MerkleTree.IsConsistent(size, now.Size, before, now.Root, asked.Proof))
            return new Answer(422, "The checkpoint does not continue the one that was cosigned last.\n");
        Durable.Write(FileOf(now.Origin), Encoding.UTF8.GetBytes(asked.Note.Encoded));
        Durable.SyncFolder(folder);
        return new Answer(200, key.Cosign(asked.Note.Text, clock.GetUtcNow()).Line);
    }

    private Checkpoint? Known(string origin) => File.Exists(FileOf(origin))
        ? Checkpoint.Parse(SignedNote.Parse(File.ReadAllBytes(FileOf(origin))).Text) : null;

    private string FileOf(string origin) => Path.Combine(
        folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin))) + ".checkpoint");

    private static Request Parse(ReadOnlySpan<byte> request)
    {
        var end = request.IndexOf("\n\n"u8);
        if (end < 0)
            throw new FormatException("There is no empty line before the checkpoint.");
        var lines = Encoding.UTF8.GetString(request[..end]).Split('\n');
        if (!lines[0].StartsWith("old ", StringComparison.Ordinal)
            || !long.TryParse(lines[0][4..], NumberStyles.None, CultureInfo.InvariantCulture, out var old)
            || old.ToString(CultureInfo.InvariantCulture) != lines[0][4..])
        {
            throw new FormatException("The first line is not the old size.");
        }
        if (lines.Length - 1 > ProofLengthMax)
            throw new FormatException("The proof has more than 63 lines.");
        var proof = lines[1..].Select(Hash).ToList();
        if (old == 0 && proof.Count > 0)
            throw new FormatException("The proof from size 0 is empty.");
        var note = SignedNote.Parse(request[(end + 2)..]);
        return new Request(old, proof, note, Checkpoint.Parse(note.Text));
    }

    private static byte[] Hash(string line)
    {
        var hash = new byte[MerkleTree.HashLength];
        return line.Length == 44 && Convert.TryFromBase64String(line, hash, out var length) && length == hash.Length
            ? hash : throw new FormatException("A line of the proof is not a hash.");
    }
}
