using System.Diagnostics;
using Npgsql;

namespace Reporting.Read.Projections;

/// <summary>Runs the changes of a page inside a transaction.</summary>
internal static class PageWriter
{
    /// <summary>The first statement of every page. Without waiting for the disk: a crash of the server takes the
    /// newest rows back
    /// together with their checkpoint, and the events, which are durable, make them again.</summary>
    public static NpgsqlBatchCommand Begin(string schema) => new(
        "select set_config('search_path', $1, true), set_config('synchronous_commit', 'off', true)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = schema } },
    };

    /// <summary>All changes in order; what lies between two COPYs goes in one round trip.</summary>
    public static async Task Write(NpgsqlConnection connection, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        foreach (var change in changes)
        {
            switch (change)
            {
                case Change.Statement statement:
                    batch.BatchCommands.Add(Command(statement));
                    break;
                case Change.Copy copy:
                    await Flush(batch, ct);
                    await Copy(connection, copy, ct);
                    break;
                case Change.Derived derived:
                    await Flush(batch, ct);
                    await Write(connection, await derived.Changes(connection, ct), ct);
                    break;
                default:
                    throw new UnreachableException(change.GetType().Name);
            }
        }
        await Flush(batch, ct);
    }

    private static NpgsqlBatchCommand Command(Change.Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var parameter in statement.Parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static async Task Flush(NpgsqlBatch batch, CancellationToken ct)
    {
        if (batch.BatchCommands.Count == 0)
            return;
        await batch.ExecuteNonQueryAsync(ct);
        batch.BatchCommands.Clear();
    }

    private static async Task Copy(NpgsqlConnection connection, Change.Copy copy, CancellationToken ct)
    {
        await using var importer = await connection.BeginBinaryImportAsync(copy.Sql, ct);
        await copy.Write(importer, ct);
        await importer.CompleteAsync(ct);
    }
}
