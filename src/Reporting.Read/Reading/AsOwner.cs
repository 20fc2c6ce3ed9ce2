using Npgsql;

namespace Reporting.Read.Reading;

/// <summary>Asks as the owner, past row security: for what reacts to events and to the clock and acts for the system, never
/// for a person (docs/adr/0021). Whoever comes this way is named in a house test.</summary>
internal static class AsOwner
{
    public static async Task<IReadOnlyList<T>> Rows<T>(
        NpgsqlDataSource db, string sql, SqlParameters parameters, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = db.CreateCommand(sql);
        parameters.All.ForEach(parameter => command.Parameters.Add(parameter));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }
}
