using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Ledger.Verify;

/// <summary>What keeps the store append-only: its triggers, the text of their functions, and who may change rows.</summary>
internal static class Drift
{
    /// <summary>The beginning of SHA-256 over the functions' bodies, white space aside.</summary>
    private static readonly Dictionary<string, string> Functions = new()
    {
        ["refuse_change"] = "1386ea7d34f5d531",
        ["refuse_all_but_redaction"] = "bd98c56fa845e3c0",
        ["redact"] = "4087ca20acde3b58",
        ["leaf_of"] = "bf35d0a76efea591",
    };

    private static readonly HashSet<(string Table, string Trigger)> Triggers =
    [
        ("mt_events", "mt_events_append_only"), ("mt_events", "mt_events_fixed"), ("mt_streams", "mt_streams_append_only"),
        ("mt_streams", "mt_streams_fixed_columns"), ("redactions", "redactions_append_only"),
    ];

    private const string TriggerSql =
        """
        select c.relname, t.tgname, t.tgenabled::text, n.nspname from pg_trigger t
        join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        where not t.tgisinternal
        """;

    private const string FunctionSql =
        """
        select p.proname, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'es' and p.proname = any ($1)
        """;

    // Rights of the owner and of superusers can't be taken; triggers stand against those.
    private const string RightSql =
        """
        select c.relname, coalesce(r.rolname, 'public'), a.privilege_type
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join lateral aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
        where n.nspname = 'es' and c.relname in ('mt_events', 'mt_streams', 'redactions') and a.grantee <> c.relowner
            and a.privilege_type not in ('SELECT', 'INSERT', 'MAINTAIN')
        """;

    public static async Task Check(NpgsqlConnection connection, Findings findings, CancellationToken ct)
    {
        var missing = new HashSet<(string, string)>(Triggers);
        await Each(connection, TriggerSql, row =>
        {
            var (table, trigger, state) = (row.GetString(0), row.GetString(1), row.GetString(2));
            var schema = row.GetString(3);
            if (state is not ("O" or "A"))
                findings.Altered($"trigger {trigger} on {schema}.{table}", "it is disabled");
            if (schema == "es" && !missing.Remove((table, trigger)))
                findings.Altered($"trigger {trigger} on es.{table}", "it does not belong there");
        }, ct);
        foreach (var (table, trigger) in missing)
            findings.Altered($"trigger {trigger} on es.{table}", "it is missing");
        await CheckFunctions(connection, findings, ct);
        await Each(connection, RightSql, row => findings.Altered(
            $"es.{row.GetString(0)}", $"the role {row.GetString(1)} has the right {row.GetString(2)}"), ct);
    }

    private static async Task CheckFunctions(NpgsqlConnection connection, Findings findings, CancellationToken ct)
    {
        var missing = Functions.Keys.ToHashSet();
        await Each(connection, FunctionSql, row =>
        {
            missing.Remove(row.GetString(0));
            if (HashOf(row.GetString(1)) != Functions[row.GetString(0)])
                findings.Altered($"function es.{row.GetString(0)}", "its text is another");
        }, ct, Functions.Keys.ToArray());
        foreach (var name in missing)
            findings.Altered($"function es.{name}", "it is missing");
    }

    internal static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))[..16];

    private static async Task Each(
        NpgsqlConnection connection, string sql, Action<NpgsqlDataReader> take, CancellationToken ct, object? parameter = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (parameter is not null)
            command.Parameters.Add(new() { Value = parameter });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            take(rows);
    }
}
