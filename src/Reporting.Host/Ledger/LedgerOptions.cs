using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>How a host keeps the public log of its events.</summary>
public sealed record LedgerOptions
{
    /// <summary>Where the log, its keys and nothing else lies; null for <c>ledger</c> in the data folder. Hosts that take over
    /// from each other share it.</summary>
    public string? Folder { get; init; }

    /// <summary>The log's name without its year, for example <c>baocao.example.gov.vn/ledger</c>; it counts when a log is begun.
    /// Null for one by chance.</summary>
    public string? Origin { get; init; }

    /// <summary>Who has to cosign a checkpoint before it is published.</summary>
    public WitnessPolicy Policy { get; init; } = WitnessPolicy.WithoutWitnesses;

    /// <summary>The least time between two checkpoints.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the newest checkpoint gets a time stamp, where the trust policy names an authority.</summary>
    public TimeSpan StampInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How soon it is tried again when it got none.</summary>
    public TimeSpan StampAgainInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>False: this host neither signs nor stands by.</summary>
    public bool Notarises { get; init; } = true;

    /// <summary>Told after each step, before the next: tests stop there.</summary>
    internal Action<NotaryStep> AtStep { get; init; } = _ => { };

    public string FolderIn(string dataFolder) => Folder ?? Path.Combine(dataFolder, "ledger");
}

/// <summary>The steps of one publication. A notary that dies after any of them begins again and comes to the same.</summary>
public enum NotaryStep
{
    /// <summary>The full tiles and entries are in place.</summary>
    FullWritten,

    /// <summary>The partial ones too.</summary>
    PartialWritten,

    /// <summary>All are on the disk.</summary>
    Synced,

    /// <summary>The checkpoint is signed; nobody has seen it.</summary>
    SignatureMade,

    /// <summary>It waits for its witnesses, on the disk.</summary>
    Pending,

    /// <summary>Enough witnesses cosigned.</summary>
    Cosigned,

    /// <summary>It is in the history.</summary>
    Remembered,

    /// <summary>It is published.</summary>
    Published,
}
