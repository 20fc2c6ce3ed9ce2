using Npgsql;
using NpgsqlTypes;

namespace Reporting.Read.Reading;

/// <summary>The way from a question to rows (F5, docs/adr/0021). Each statement runs as the reader's role, with what the
/// caller may see said to the database for this transaction only: row security then holds whatever the statement
/// says.</summary>
internal static class Guarded
{
    // One round trip: what stands before the question holds until the batch's own transaction ends. Sums sort and hash
    // some hundred thousand figures: in memory.
    private const string BecomeReaderSql =
        """
        select set_config('role', 'reporting_reader', true), set_config('reporting.units', $1::text, true),
            set_config('reporting.day', $2::text, true), set_config('reporting.account', $3, true),
            set_config('reporting.works_for', $4::text, true), set_config('reporting.operates', $5, true),
            set_config('reporting.account_units', $6::text, true), set_config('reporting.reach', $7, true),
            set_config('work_mem', case when $7 = 'maps' then '64MB' else current_setting('work_mem') end, true)
        """;

    /// <summary>Asks; the connection goes back when the reader is disposed.</summary>
    /// <param name="onMaps">Whether figures of units count that ever stood below the caller's, or went into them: for
    /// sums on maps.</param>
    public static async Task<NpgsqlDataReader> Read(
        NpgsqlDataSource db, Caller caller, string sql, SqlParameters parameters, CancellationToken ct,
        bool onMaps = false)
    {
        var batch = db.CreateBatch();
        batch.BatchCommands.Add(BecomeReader(caller, onMaps));
        var question = new NpgsqlBatchCommand(sql);
        parameters.All.ForEach(parameter => question.Parameters.Add(parameter));
        batch.BatchCommands.Add(question);
        var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return reader;
    }

    private static NpgsqlBatchCommand BecomeReader(Caller caller, bool onMaps)
    {
        var scope = caller.Scope;
        return new NpgsqlBatchCommand(BecomeReaderSql)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. scope.Units] },
                new NpgsqlParameter<DateOnly> { TypedValue = caller.Today },
                Text(scope.Account?.ToString() ?? ""),
                new NpgsqlParameter<Guid[]> { TypedValue = [.. scope.WorksFor] },
                Text(scope.Operates ? "on" : ""),
                new NpgsqlParameter<Guid[]> { TypedValue = [.. scope.AccountUnits] },
                Text(onMaps ? "maps" : ""),
            },
        };
    }

    private static NpgsqlParameter<string> Text(string value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
