using System.Text.Json;
using Npgsql;

namespace Reporting.Host.Verifications;

/// <summary>The results of the comparisons, in <c>ledger.verifications</c>.</summary>
public sealed class VerificationRows(NpgsqlDataSource db)
{
    private const string Columns =
        "v.id, v.is_whole, v.began_at, v.ended_at, v.first_position, v.last_position, v.published_position, v.outcome, v.findings";

    private const string KeepSql = "insert into ledger.verifications values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    // Short runs that found nothing are many. Whole ones, and what was found, stay.
    private const string ThinSql =
        """
        delete from ledger.verifications v where not v.is_whole and v.outcome = 'proven' and v.began_at < $1 - interval '4 days'
        """;

    public async Task Keep(StoreVerification result, CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        var keep = new NpgsqlBatchCommand(KeepSql);
        foreach (var value in (object[])
            [result.Id, result.IsWhole, result.BeganAt, result.EndedAt, result.FirstPosition, result.LastPosition,
             result.PublishedPosition, Written(result.Outcome), result.Findings.ToArray()])
            keep.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(keep);
        var thin = new NpgsqlBatchCommand(ThinSql);
        thin.Parameters.Add(new() { Value = result.BeganAt });
        batch.BatchCommands.Add(thin);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The newest first.</summary>
    /// <param name="isWhole">Only whole ones, only others, or, when null, all.</param>
    /// <param name="countMax">How many at most.</param>
    /// <param name="ct">Ends the question.</param>
    public async Task<IReadOnlyList<StoreVerification>> Newest(bool? isWhole, int countMax, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"select {Columns} from ledger.verifications v where $1::boolean is null or v.is_whole = $1 order by v.began_at desc limit $2");
        command.Parameters.Add(new() { Value = (object?)isWhole ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean });
        command.Parameters.Add(new() { Value = countMax });
        await using var row = await command.ExecuteReaderAsync(ct);
        var results = new List<StoreVerification>();
        while (await row.ReadAsync(ct))
        {
            results.Add(new StoreVerification(
                row.GetGuid(0), row.GetBoolean(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3),
                row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), Enum.Parse<VerificationOutcome>(
                    row.GetString(7).Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                row.GetFieldValue<string[]>(8)));
        }
        return results;
    }

    public static string Written(VerificationOutcome outcome) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());
}
