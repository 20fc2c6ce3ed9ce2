using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Reporting.Host;

/// <summary>Whether what keeps the store append-only is still in place: triggers, the text of their functions, and who may
/// change what is recorded.</summary>
public static class DatabaseDrift
{
    /// <summary>SHA-256 over each function's text, white space aside; it changes with a migration only.</summary>
    private static readonly Dictionary<string, string> Functions = new()
    {
        ["append"] = "b6dbc45ff27d826c",
        ["position_at"] = "065f39e0ec56c7d0",
        ["refuse_change"] = "1386ea7d34f5d531",
        ["refuse_all_but_redaction"] = "bd98c56fa845e3c0",
        ["redact"] = "4087ca20acde3b58",
        ["leaf_of"] = "bf35d0a76efea591",
    };

    private static readonly string[] Triggers =
    [
        "mt_events.mt_events_append_only", "mt_events.mt_events_fixed", "mt_streams.mt_streams_append_only",
        "mt_streams.mt_streams_fixed_columns", "redactions.redactions_append_only",
    ];

    private const string TriggersSql =
        """
        select case n.nspname when 'es' then '' else n.nspname || '.' end || c.relname || '.' || t.tgname,
               t.tgenabled in ('O', 'A')
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        where not t.tgisinternal
        """;

    private const string FunctionsSql =
        """
        select p.proname::text, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'es'
        """;

    // What the owner may do can't be taken from it; the triggers stand against that. Columns have rights of their own.
    private const string RightsSql =
        """
        select c.relname || ': ' || a.privilege_type || ' for ' || coalesce(pg_get_userbyid(nullif(a.grantee, 0)), 'everybody')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join lateral (
            select x.grantee, x.privilege_type, null::name as column_name from aclexplode(c.relacl) x
            union all
            select x.grantee, x.privilege_type, t.attname from pg_attribute t cross join lateral aclexplode(t.attacl) x
            where t.attrelid = c.oid) a
        where n.nspname = 'es' and c.relname in ('mt_events', 'mt_streams', 'redactions') and a.grantee <> c.relowner
            and a.privilege_type not in ('SELECT', 'MAINTAIN')
            and not (a.privilege_type = 'INSERT' and c.relname <> 'redactions')
            and not (c.relname = 'mt_streams' and a.privilege_type = 'UPDATE' and a.column_name in ('version', 'timestamp'))
        union all
        select r.rolname || ' is more than it was made as' from pg_roles r
        where r.rolname like 'reporting\_%' and (
            r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or (r.rolbypassrls and r.rolname <> 'reporting_host'))
        """;

    /// <summary>What is not as it should be; nothing when all is.</summary>
    public static async Task<IReadOnlyList<string>> Find(NpgsqlDataSource db, CancellationToken ct)
    {
        var drift = new List<string>();
        var triggers = await Pairs(db, TriggersSql, row => row.GetBoolean(1) ? "on" : "off", ct);
        drift.AddRange(Triggers.Except(triggers.Keys).Select(trigger => $"trigger {trigger} is missing"));
        drift.AddRange(triggers.Where(trigger => trigger.Value == "off").Select(trigger => $"trigger {trigger.Key} is disabled"));
        var functions = await Pairs(db, FunctionsSql, row => HashOf(row.GetString(1)), ct);
        drift.AddRange(Functions.Where(wanted => functions.GetValueOrDefault(wanted.Key) != wanted.Value)
            .Select(wanted => $"function es.{wanted.Key} has another text"));
        drift.AddRange((await Pairs(db, RightsSql, _ => "", ct)).Keys);
        return drift;
    }

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))[..16];

    private static async Task<Dictionary<string, string>> Pairs(
        NpgsqlDataSource db, string sql, Func<NpgsqlDataReader, string> value, CancellationToken ct)
    {
        await using var command = db.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var pairs = new Dictionary<string, string>();
        while (await rows.ReadAsync(ct))
            pairs[rows.GetString(0)] = value(rows);
        return pairs;
    }
}
