using System.Buffers.Binary;
using System.IO.Compression;

namespace Reporting.Files;

/// <summary>A QR code as a PNG (ISO/IEC 15948) of a grey byte a pixel, with its quiet zone.</summary>
internal static class QrPng
{
    private const int Quiet = 4;
    private const int Scale = 6;

    public static byte[] Write(bool[,] dark)
    {
        var size = (dark.GetLength(0) + 2 * Quiet) * Scale;
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 8;
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, Pixels(dark, size));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Each line begins with its filter, which is none; 255 is white.
    private static byte[] Pixels(bool[,] dark, int size)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var y = 0; y < size; y++)
            {
                var line = new byte[1 + size];
                for (var x = 0; x < size; x++)
                {
                    if (!IsDark(dark, y / Scale - Quiet, x / Scale - Quiet))
                        line[1 + x] = byte.MaxValue;
                }
                zlib.Write(line);
            }
        }
        return packed.ToArray();
    }

    private static bool IsDark(bool[,] dark, int row, int column) =>
        row >= 0 && column >= 0 && row < dark.GetLength(0) && column < dark.GetLength(0) && dark[row, column];

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. type, .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = crc >> 1 ^ (crc & 1) * 0xEDB88320;
        }
        return ~crc;
    }
}
