using System.IO.Compression;
using System.Xml;

namespace Reporting.Files;

/// <summary>A zip archive that unfolds to no more than it may, whatever its directory claims.</summary>
internal sealed class BoundedArchive : IDisposable
{
    public const long UnfoldedMax = 200L * 1024 * 1024;
    private const int EntriesMax = 5_000;
    private const int ChunkLength = 64 * 1024;

    private readonly ZipArchive archive;
    private readonly byte[] chunk = new byte[ChunkLength];
    private long left = UnfoldedMax;

    /// <exception cref="InvalidDataException">It is no archive, or has too many entries.</exception>
    public BoundedArchive(Stream bytes)
    {
        bytes.Position = 0;
        archive = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > EntriesMax)
            throw new InvalidDataException("The archive has too many entries.");
    }

    public IEnumerable<string> Names => archive.Entries.Select(entry => entry.FullName);

    public void Dispose() => archive.Dispose();

    /// <summary>Unfolds everything, so that nothing behind it meets more than the limit.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or unfolds to too much.</exception>
    public void Measure()
    {
        foreach (var entry in archive.Entries)
        {
            using var opened = entry.Open();
            while (opened.Read(chunk, 0, ChunkLength) is var count and > 0)
                Take(count);
        }
    }

    /// <summary>An entry as XML, without document types and without anything fetched from elsewhere (XXE).</summary>
    /// <exception cref="InvalidDataException">It unfolds to too much.</exception>
    public XmlReader Xml(string name)
    {
        return XmlReader.Create(
            new Counted(archive.GetEntry(name)!.Open(), Take), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
    }

    private void Take(int count)
    {
        left -= count;
        if (left < 0)
            throw new InvalidDataException("The archive unfolds to too much.");
    }

    /// <summary>A stream that tells how much is read of it.</summary>
    private sealed class Counted(Stream inner, Action<int> take) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            take(got);
            return got;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
