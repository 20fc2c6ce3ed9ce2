using System.Text;
using Reporting.Ledger;

namespace Reporting.Faults.Tests.Notaries;

/// <summary>The watch is shown logs that did what a log must not, and has to name it.</summary>
public sealed class LogWatchTests : IDisposable
{
    private const int Size = 300;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reporting-faults-");
    private readonly SigningKey _key = SigningKey.Make("example.org/ledger/2026");
    private readonly LogFolder _log;
    private readonly List<byte[]> _roots = [MerkleTree.EmptyRoot];

    public LogWatchTests()
    {
        _log = new LogFolder(_folder.FullName);
        var edge = new TileEdge();
        for (var i = 0; i < Size; i++)
        {
            edge.Append(MerkleTree.Leaf(Encoding.UTF8.GetBytes($"event {i}")), _log.WriteHashes);
            _roots.Add(edge.Root());
        }

        foreach (var (tile, hashes) in edge.Partial()) _log.WriteHashes(tile, hashes);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_log_that_grows_is_right() => Assert.Empty(Judge(Note(10), Note(10), Note(256), Note(257), Note(Size)));

    [Fact]
    public void A_log_that_shrank_is_named() => Assert.Equal(["shrunk"], Judge(Note(10), Note(9), Note(Size)));

    [Fact]
    public void Two_logs_of_one_size_are_named() =>
        Assert.Equal(["fork", "fork"], Judge(Note(10), Note(10, _roots[9]), Note(Size)));

    [Fact]
    public void A_checkpoint_that_the_tiles_do_not_continue_is_named() =>
        Assert.Equal(["fork"], Judge(Note(10), Note(20, _roots[19]), Note(Size)));

    [Fact]
    public void A_checkpoint_that_another_signed_is_named() =>
        Assert.Equal(["unsigned"], Judge(Note(10), Note(20, _roots[20], SigningKey.Make("example.org/ledger/2026"))));

    private IEnumerable<string> Judge(params SignedNote[] seen) =>
        LogWatch.Check(seen, _key.Verifier, _log.Tiles).Select(finding => finding.Kind);

    private SignedNote Note(int size, byte[]? root = null, SigningKey? key = null)
    {
        var text = new Checkpoint("example.org/ledger/2026", size, root ?? _roots[size]).Text;
        return new SignedNote(text, [(key ?? _key).Sign(text)]);
    }
}
