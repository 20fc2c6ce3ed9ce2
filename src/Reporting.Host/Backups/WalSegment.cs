using System.Globalization;
using NpgsqlTypes;

namespace Reporting.Host.Backups;

/// <summary>A file of PostgreSQL's write-ahead log, and its place among them (XLogFileName in xlog_internal.h).</summary>
public readonly record struct WalSegment(int Timeline, long Number, long Length)
{
    private const int NameLength = 24;

    private long PerFile => 0x1_0000_0000 / Length;

    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"{Timeline:X8}{Number / PerFile:X8}{Number % PerFile:X8}");

    public WalSegment Next => this with { Number = Number + 1 };

    public static WalSegment At(int timeline, NpgsqlLogSequenceNumber lsn, long length) =>
        new(timeline, (long)((ulong)lsn / (ulong)length), length);

    /// <summary>The segment of that name; null for other files.</summary>
    public static WalSegment? Of(string name, long length)
    {
        if (name.Length != NameLength || !name.All(char.IsAsciiHexDigitUpper))
            return null;
        var parts = new[] { name[..8], name[8..16], name[16..] }
            .Select(part => long.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        return new WalSegment((int)parts[0], parts[1] * (0x1_0000_0000 / length) + parts[2], length);
    }
}
