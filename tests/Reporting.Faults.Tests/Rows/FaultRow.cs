using System.Diagnostics;
using Reporting.Faults.Tests.Machines;

namespace Reporting.Faults.Tests.Rows;

/// <summary>One kind of fault, tried over and over under load.</summary>
/// <param name="Name">What <c>tests/faults --row</c> calls it.</param>
/// <param name="ShortCount">How often <c>./test</c> does it.</param>
/// <param name="Run">Does it, and judges what came of it.</param>
/// <param name="Missing">Why it can't be tried on this machine; null where it can.</param>
internal sealed record FaultRow(
    string Name, int ShortCount, Func<FaultOptions, CancellationToken, Task<FaultResult>> Run, Func<string?>? Missing = null)
{
    public static readonly IReadOnlyList<FaultRow> All =
    [
        new("mixed", 6, KillRow.Mixed),
        new("host", 5, KillRow.Host),
        new("postgres", 4, KillRow.Postgres),
        new("notary", 18, NotaryRow.Run),
        new("disk", 2, DiskRow.Run, SmallDisk.Missing),
        new("fsync", 2, SyncRow.Run, Strace.Missing),
        new("network", 8, NetworkRow.Run),
        new("duplicates", 20, DuplicatesRow.Run),
        new("clock", 4, ClockRow.Run, ClockRow.Missing),
        new("poison", 2, PoisonRow.Run),
        new("rebuild", 4, RebuildRow.Run),
    ];

    /// <summary>Does it in a folder of its own, which goes with it.</summary>
    public async Task<FaultResult> Try(int count, int seed, Action<string> say, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-faults-");
        var began = Stopwatch.StartNew();
        try
        {
            var result = await Run(new FaultOptions(count, seed, folder.FullName, say), ct);
            return result with { Row = Name, Seed = seed, Count = count, Took = began.Elapsed };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>How a row is run.</summary>
/// <param name="Count">How many faults.</param>
/// <param name="Seed">Chooses their kinds, their moments and what the clients do.</param>
/// <param name="Folder">Empty, for whatever it needs.</param>
/// <param name="Say">Told of every fault in one line.</param>
internal sealed record FaultOptions(int Count, int Seed, string Folder, Action<string> Say)
{
    public string Data => Folder + "/data";
}
