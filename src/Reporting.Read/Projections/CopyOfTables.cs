using Npgsql;

namespace Reporting.Read.Projections;

/// <summary>A copy of a projection's tables: the live one in schema <c>read</c>, or the one that is filled beside it.
/// Both have a
/// row in <c>read.checkpoints</c>.</summary>
/// <param name="Name">The checkpoint's name.</param>
/// <param name="Schema">Where its tables are.</param>
internal sealed record CopyOfTables(string Name, string Schema)
{
    private const string FenceSql =
        """
        update read.checkpoints
        set position = $4, failed_position = null, failed_stream = null, failed_type = null, failure = null, failed_at = null
        where name = $1 and position = $2 and copy = $3 and version = $5
        """;

    public static CopyOfTables Live(Projection projection) => new(projection.Name, "read");

    public static CopyOfTables Next(Projection projection) =>
        new(projection.Name + " (next)", "read_next_" + projection.Name.Replace('-', '_'));

    /// <summary>The statement that moves the checkpoint, and changes no row when another writer moved it first. It
    /// comes first in
    /// its transaction: its row lock is what a swap waits for, before either touches a table.</summary>
    public NpgsqlBatchCommand Fence(Checkpoint from, long newPosition) => new(FenceSql)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = Name },
            new NpgsqlParameter<long> { TypedValue = from.Position },
            new NpgsqlParameter<int> { TypedValue = from.Copy },
            new NpgsqlParameter<long> { TypedValue = newPosition },
            new NpgsqlParameter<int> { TypedValue = from.Version },
        },
    };
}
