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
    /// <param name="count">How often.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="say">Told of every fault in one line.</param>
    /// <param name="enough">No further fault, and judge.</param>
    /// <param name="ct">Ends it without a result.</param>
    public async Task<FaultResult> Try(
        int count, int seed, Action<string> say, CancellationToken enough, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-faults-");
        var began = Stopwatch.StartNew();
        try
        {
            var options = new FaultOptions(count, seed, folder.FullName, say, enough);
            var result = await Run(options, ct);
            return result with { Row = Name, Seed = seed, Count = options.DoneCount, Took = began.Elapsed };
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
/// <param name="Enough">No further fault; what was done so far is judged.</param>
internal sealed record FaultOptions(int Count, int Seed, string Folder, Action<string> Say, CancellationToken Enough)
{
    public string Data => Folder + "/data";

    /// <summary>How many were done.</summary>
    public int DoneCount { get; private set; }

    /// <summary>The numbers of the faults, from 1; each is done when the next is asked for.</summary>
    public IEnumerable<int> Faults
    {
        get
        {
            for (var fault = 1; fault <= Count && !Enough.IsCancellationRequested; fault++)
            {
                yield return fault;
                DoneCount = fault;
            }
        }
    }
}
