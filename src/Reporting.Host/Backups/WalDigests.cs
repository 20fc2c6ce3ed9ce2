using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reporting.Ledger;

namespace Reporting.Host.Backups;

/// <summary>SHA-256 of every finished file of an archive, noted when it was received, as <c>sha256sum</c> writes and checks it. A
/// file's length says nothing of what a disk made of it since.</summary>
internal static class WalDigests
{
    private const string FileName = "sha256sums";
    private const int HashLength = 64;
    private const string Between = "  ";

    /// <summary>Notes those that are not noted yet.</summary>
    public static void Note(string archive, long segmentLength)
    {
        var known = Read(archive);
        foreach (var file in Directory.EnumerateFiles(archive).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (WalSegment.Of(name, segmentLength) is null || known.ContainsKey(name))
                continue;
            // A line that a crash left unfinished counts as none; the next begins a new one.
            var sums = Path.Combine(archive, FileName);
            var begun = File.Exists(sums) && !File.ReadAllText(sums).EndsWith('\n') ? "\n" : "";
            Durable.Append(sums, Encoding.ASCII.GetBytes($"{begun}{Of(file)}{Between}{name}\n"));
            Durable.SyncFolder(archive);
        }
    }

    /// <summary>Whether a file is what was received; true where nothing was noted of it.</summary>
    public static bool IsWhole(string file, IReadOnlyDictionary<string, string> known) =>
        !known.TryGetValue(Path.GetFileName(file), out var digest) || digest == Of(file);

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, string> Read(string archive)
    {
        var sums = Path.Combine(archive, FileName);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(sums) ? File.ReadLines(sums) : [])
        {
            if (line.Length > HashLength + Between.Length && line.AsSpan(HashLength, Between.Length).SequenceEqual(Between))
                known[line[(HashLength + Between.Length)..]] = line[..HashLength];
        }
        return known;
    }

    /// <summary>Forgets the files that are not kept any longer.</summary>
    public static void Thin(string archive)
    {
        var known = Read(archive);
        var kept = known.Where(pair => File.Exists(Path.Combine(archive, pair.Key))).ToList();
        if (kept.Count == known.Count)
            return;
        var lines = string.Concat(kept.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value}{Between}{pair.Key}\n")));
        Durable.Write(Path.Combine(archive, FileName), Encoding.ASCII.GetBytes(lines));
        Durable.SyncFolder(archive);
    }

    private static string Of(string file)
    {
        using var bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
