namespace Reporting.Signatures;

/// <summary>Reads what somebody else sends, and no more than was agreed.</summary>
internal static class Bounded
{
    /// <exception cref="FormatException">It is longer.</exception>
    public static async Task<byte[]> Read(Stream stream, int bytesMax, CancellationToken ct)
    {
        using var all = new MemoryStream();
        var part = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(part, ct)) > 0)
        {
            if (all.Length + count > bytesMax)
                throw new FormatException($"The answer is longer than {bytesMax} bytes.");
            all.Write(part, 0, count);
        }

        return all.ToArray();
    }
}
