using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;

namespace Reporting.Bench;

/// <summary>The figures' table made by hand: one streaming SELECT, one binary COPY into a table with the same columns,
/// indexes and constraints. Each row is written once; what is not ended yet waits in memory. Events are decoded as the
/// projection decodes them.</summary>
internal static class HandFold
{
    private const string Select =
        """
        select e.seq_id, e.data, e.timestamp from es.mt_events e
        where e.type = 'report_accepted' order by e.seq_id
        """;

    private const string Copy =
        """
        copy bench.report_figures (report_id, from_position, to_position, unit_id, regime, template, template_version, period_kind,
            period, period_first, version, event, known_at, in_force_at, in_force_until, indicators, values, as_text, entered_by,
            signed_by, accepted_by)
        from stdin (format binary)
        """;

    private sealed record Open(ReportAccepted Accepted, long Position, DateTime At);

    public static Side Of(NpgsqlDataSource db) => new("streaming SELECT, fold, COPY", async _ =>
    {
        await using var reading = await db.OpenConnectionAsync(CancellationToken.None);
        await using var writing = await db.OpenConnectionAsync(CancellationToken.None);
        await Execute(writing,
            "drop table if exists bench.report_figures; create table bench.report_figures (like read.report_figures including all)");
        await using var command = new NpgsqlCommand(Select, reading) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync(CancellationToken.None);
        await using var copy = await writing.BeginBinaryImportAsync(Copy, CancellationToken.None);
        var open = new Dictionary<Guid, Open>();
        var count = 0L;
        while (await rows.ReadAsync(CancellationToken.None))
        {
            var accepted = (ReportAccepted)ReportEventCodec.Decode("report_accepted", rows.GetFieldValue<byte[]>(1));
            var next = new Open(accepted, rows.GetInt64(0), rows.GetDateTime(2));
            if (open.TryGetValue(accepted.ReportId.Value, out var before)) await Write(copy, before, next);
            open[accepted.ReportId.Value] = next;
            count++;
        }

        foreach (var last in open.Values) await Write(copy, last, null);
        await copy.CompleteAsync(CancellationToken.None);
        return count;
    });

    private static async Task Write(NpgsqlBinaryImporter copy, Open row, Open? next)
    {
        var e = row.Accepted;
        if (!Period.TryParse(e.Period, null, out var period)) throw new FormatException(e.Period);
        var (indicators, values) = (new string[e.Figures.Count], new decimal[e.Figures.Count]);
        for (var i = 0; i < values.Length; i++) (indicators[i], values[i]) = (e.Figures[i].Indicator, e.Figures[i].Value);
        var ct = CancellationToken.None;
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(e.ReportId.Value, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(row.Position, NpgsqlDbType.Bigint, ct);
        await copy.WriteAsync(next?.Position ?? long.MaxValue, NpgsqlDbType.Bigint, ct);
        await copy.WriteAsync(e.Unit.Value, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(e.Regime, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(e.Template, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(e.TemplateVersion, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync("day", NpgsqlDbType.Text, ct);
        await copy.WriteAsync(e.Period, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(period.First, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(e.Version, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync("report_accepted", NpgsqlDbType.Text, ct);
        await copy.WriteAsync(row.At, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(row.At, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(next?.At ?? DateTime.MaxValue, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(indicators, NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        await copy.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(
            string.Join('\t', indicators) + '\n' + string.Join('\t', values.Select(v => v.ToString(CultureInfo.InvariantCulture))),
            NpgsqlDbType.Text, ct);
        await copy.WriteAsync(new[] { e.Figures[0].EnteredBy.Value }, NpgsqlDbType.Array | NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(e.SignedBy.Value, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(e.By.Value, NpgsqlDbType.Uuid, ct);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
