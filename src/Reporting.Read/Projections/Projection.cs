using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>A read model's maker, as a value. The same function serves live running and rebuild.</summary>
/// <param name="Name">Its name, for ever: the checkpoint's key.</param>
/// <param name="Version">A larger number makes every host rebuild the tables beside the live ones.</param>
/// <param name="Wants">The stored names of the events it reads; null for all.</param>
/// <param name="Tables">The tables it owns.</param>
/// <param name="TablesSql">Makes the tables with their primary keys, in the schema that is first in the search
/// path.</param>
/// <param name="IndexesSql">Makes the further indexes; a rebuild runs it after the load.</param>
/// <param name="Apply">A page of events, oldest first, to set-based changes. Pure: it asks nobody, and no table is
/// named with a schema.
/// What it throws counts against the event, not against the server.</param>
public sealed record Projection(
    string Name,
    int Version,
    IReadOnlyList<string>? Wants,
    IReadOnlyList<string> Tables,
    string TablesSql,
    string IndexesSql,
    Func<IReadOnlyList<RecordedEvent>, IReadOnlyList<Change>> Apply)
{
    /// <summary>How a rebuild fills empty tables from the whole log, where that is quicker than page by page; null where
    /// it is not. The rows come out the same. Called once for each rebuild.</summary>
    internal Func<Load>? Load { get; init; }

    /// <summary>For each table, which of its rows a question may see (F5): SQL over the row. A table that is not here is
    /// for nobody's questions.</summary>
    public IReadOnlyDictionary<string, string> Seen { get; init; } = new Dictionary<string, string>();
}

/// <summary>The fold of a projection, kept over many pages, so that a row that later events change is written
/// once.</summary>
/// <param name="Add">Takes a page of events. What it throws counts against the events.</param>
/// <param name="Take">What can be written now; at the end (true) all that is left.</param>
/// <param name="FinishSql">Runs once, when all rows and indexes are there.</param>
internal sealed record Load(
    Action<IReadOnlyList<RecordedEvent>> Add, Func<bool, IReadOnlyList<Change>> Take, string FinishSql);
