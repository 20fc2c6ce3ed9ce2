using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Reporting.Read.Projections;

/// <summary>Which rows of a read table a question may see, as policies of the database (docs/adr/0021).</summary>
internal static class RowSecurity
{
    public const string Everybody = "true";

    // Each sub-select is answered once for a statement, not once for a row.
    public static string OfUnit(string column) => OfUnitIn(column, "reporting.units");

    /// <summary>Of a report that is seen.</summary>
    public static string OfReport(string column) =>
        $"(select read.sees_everything()) or read.sees_report({column})";

    public static string OfAccountUnit(string column) =>
        $"{column} in (select read.units_below('reporting.account_units'))";

    private static string OfUnitIn(string column, string setting) =>
        $"(select read.sees_everything()) or {column} in (select read.units_below('{setting}'))";

    /// <summary>The policies of tables that were just made. The owner writes them; the reader sees what it may. FORCE:
    /// the owner, too, has its rows by a policy only.</summary>
    public static string Sql(Projection projection) => string.Concat(projection.Tables.Select(table =>
        $"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        drop policy if exists {table}_written on {table};
        drop policy if exists {table}_seen on {table};
        create policy {table}_written on {table} to current_user using (true) with check (true);
        create policy {table}_seen on {table} for select to reporting_reader using ({SeenOf(projection, table)});
        grant select on {table} to reporting_reader;
        comment on table {table} is '{Mark(projection, table)}';

        """));

    /// <summary>Gives the live tables their policies, where they have none or those of another program. Tables of another
    /// version get theirs with the rebuild.</summary>
    public static async Task Renew(NpgsqlConnection connection, Projection projection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.version = $2 and exists (
                select from unnest($3, $4) as t (name, mark)
                where obj_description(to_regclass('read.' || t.name), 'pg_class') is distinct from t.mark)
            from read.checkpoints c where c.name = $1
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Name });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = projection.Version });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. projection.Tables] });
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. projection.Tables.Select(table => Mark(projection, table))],
        });
        if (await command.ExecuteScalarAsync(ct) is true)
            await ReadTables.Execute(connection, ReadTables.InSchema("read", Sql(projection)), ct);
    }

    private static string SeenOf(Projection projection, string table) => projection.Seen.GetValueOrDefault(table, "false");

    private static string Mark(Projection projection, string table) => "Row security " + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(SeenOf(projection, table))))[..16];
}
