using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Ledger.Verify;

/// <summary>The figures that readers are shown against the events that brought them into force. The acceptance event says all
/// of what came into force, so no state is needed; the rows are compared one by one.</summary>
internal sealed class FiguresCheck(Findings findings)
{
    private const string Rows =
        """
        select from_position, to_position, report_id, unit_id, regime, template, template_version, period, version,
               indicators, values::text[], signed_by, accepted_by, reason,
               -- What sums read.
               as_text = case when cardinality(indicators) = 0 then ''
                   else array_to_string(indicators, E'\t') || E'\n' || array_to_string(values, E'\t') end
        from read.report_figures where from_position <= $1 order by report_id, from_position
        """;

    private readonly Dictionary<long, (Guid Report, string? Text)> wanted = [];

    /// <summary>What an event says of the figures in force; no text where its body was destroyed with authority.</summary>
    public readonly record struct Wanted(string? Text, string? Fault);

    /// <summary>Reads an event; null for one that is not about figures. Any number of threads may.</summary>
    public static Wanted? Of(StoredEvent stored)
    {
        if (stored.Type is not ("report_assigned" or "report_accepted" or "report_withdrawn"))
            return null;
        if (stored.Salt.Length == 0)
            return new Wanted(null, null);
        try
        {
            using var body = JsonDocument.Parse(stored.Data);
            return new Wanted(Of(stored.Type, body.RootElement), null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new Wanted(null, e.Message);
        }
    }

    public void See(StoredEvent stored, Wanted? said)
    {
        if (said is { Fault: { } fault })
            findings.CannotTell(stored.Where, "its figures can't be read: " + fault);
        else if (said is { } read)
            wanted.Add(stored.Position, (stored.Stream, read.Text));
    }

    public async Task Compare(NpgsqlConnection connection, CancellationToken ct)
    {
        var position = await Checked(connection, ct);
        if (position is null)
            return;
        await using var command = new NpgsqlCommand(Rows, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = position.Value });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var seen = 0;
        var previous = (Report: Guid.Empty, To: 0L);
        while (await rows.ReadAsync(ct))
        {
            var (from, to, report) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetGuid(2));
            var where = string.Create(CultureInfo.InvariantCulture, $"read.report_figures, report {report} from position {from}");
            if (!wanted.TryGetValue(from, out var one) || one.Report != report)
                findings.Altered(where, "no event says so");
            else if (one.Text is not null && (one.Text != Of(rows) || !rows.GetBoolean(14)))
                findings.Altered(where, "it is not what its event says");
            if (previous.Report == report ? previous.To != from : previous.To is not (0 or long.MaxValue))
                findings.Altered(where, "the stretches of its report do not join");
            previous = (report, to);
            seen++;
        }
        var wantedCount = wanted.Count(one => one.Key <= position);
        if (seen < wantedCount)
            findings.Altered("read.report_figures", string.Create(
                CultureInfo.InvariantCulture, $"rows are missing: {wantedCount} are wanted, {seen} are there"));
        findings.Fact("rows of figures", seen);
    }

    /// <summary>How far the figures have been read from the events; null where there are none, or they are being made.</summary>
    private static async Task<long?> Checked(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var exists = new NpgsqlCommand(
            "select to_regclass('read.report_figures') is not null and to_regclass('read.checkpoints') is not null", connection))
        {
            if (!(bool)(await exists.ExecuteScalarAsync(ct))!)
                return null;
        }
        await using var command = new NpgsqlCommand("select position from read.checkpoints where name = 'figures'", connection);
        return (long?)await command.ExecuteScalarAsync(ct);
    }

    private static string Of(string type, JsonElement body)
    {
        var text = new StringBuilder();
        foreach (var name in (string[])["unit", "regime", "template", "templateVersion", "period"])
            text.Append(body.GetProperty(name)).Append('|');
        text.Append(type == "report_assigned" ? "0" : body.GetProperty("version").ToString()).Append('|');
        if (type == "report_accepted")
        {
            foreach (var figure in body.GetProperty("figures").EnumerateArray())
                Add(text, figure.GetProperty("indicator").GetString()!, figure.GetProperty("value").GetString()!);
        }
        return text.Append('|').Append(type switch
        {
            "report_accepted" => $"{Text(body, "signedBy")}|{Text(body, "by")}|{Text(body, "reason")}",
            "report_withdrawn" => $"{Text(body, "by")}||{Text(body, "reason")}",
            _ => "||",
        }).ToString();
    }

    private static string Of(NpgsqlDataReader row)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{row.GetGuid(3)}|{row.GetString(4)}|{row.GetString(5)}|{row.GetInt32(6)}|{row.GetString(7)}|{row.GetInt32(8)}|");
        var (indicators, values) = (row.GetFieldValue<string[]>(9), row.GetFieldValue<string[]>(10));
        for (var i = 0; i < Math.Max(indicators.Length, values.Length); i++)
            Add(text, indicators.ElementAtOrDefault(i) ?? "?", values.ElementAtOrDefault(i) ?? "");
        return text.Append(CultureInfo.InvariantCulture, $"|{Cell(row, 11)}|{Cell(row, 12)}|{Cell(row, 13)}").ToString();
    }

    private static void Add(StringBuilder text, string indicator, string value) =>
        text.Append(indicator).Append('=').Append(Plain(value)).Append(';');

    /// <summary>5.50 and 5.5 are one figure.</summary>
    private static string Plain(string value) => value.Contains('.', StringComparison.Ordinal) ? value.TrimEnd('0').TrimEnd('.') : value;

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    private static string Cell(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetValue(column).ToString()!;
}
