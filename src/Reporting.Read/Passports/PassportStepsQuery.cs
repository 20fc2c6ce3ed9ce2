using System.Text;
using Npgsql;
using Reporting.Domain.Reports;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Passports;

/// <summary>Something that happened to a figure's report; columns that were not asked for stay empty.</summary>
public sealed record PassportStepRow
{
    public long Position { get; set; }
    public Guid EventId { get; set; }
    public Guid ReportId { get; set; }
    public long StreamVersion { get; set; }
    public DateTimeOffset At { get; set; }
    public string Event { get; set; } = "";
    public string Leaf { get; set; } = "";
    public AccountRow? Actor { get; set; }

    /// <summary>The version of the report that it is about; null where it is about none.</summary>
    public int? Version { get; set; }

    /// <summary>What was entered, or came into force.</summary>
    public decimal? Value { get; set; }

    public string? Reason { get; set; }
    public string? ContentHash { get; set; }
    public int? TemplateVersion { get; set; }

    internal static readonly RowShape<PassportStepRow> Shape = new RowShape<PassportStepRow>(
        new("position", "e.seq_id", (row, reader, i) => row.Position = reader.GetInt64(i)),
        new("event_id", "e.id", (row, reader, i) => row.EventId = reader.GetGuid(i)),
        new("report_id", "e.stream_id", (row, reader, i) => row.ReportId = reader.GetGuid(i)),
        new("stream_version", "e.version", (row, reader, i) => row.StreamVersion = reader.GetInt64(i)),
        new("at", "e.at", (row, reader, i) => row.At = reader.Instant(i)),
        new("leaf", "encode(e.leaf, 'hex')", (row, reader, i) => row.Leaf = reader.GetString(i)))
        .With("actor", Actors.Source, AccountRow.Shape, row => row.Actor ??= new AccountRow(),
            isOptional: true);
}

/// <summary>Who entered a figure, checked, signed and accepted it, when and why: the events of its reports, in their
/// order, each with its place in the log and its leaf in the ledger.</summary>
public static class PassportStepsQuery
{
    public static async Task<IReadOnlyList<PassportStepRow>> Of(
        NpgsqlDataSource db, PassportRow passport, IReadOnlyCollection<string>? columns, Caller caller,
        CancellationToken ct)
    {
        var parts = PassportStepRow.Shape.Select(columns);
        var parameters = new SqlParameters();
        var sql =
            $"""
            select e.type, e.data::text{string.Concat(parts.Select(part => ", " + part.Sql))}
            from read.seen_events_of({parameters.Uuids(passport.Reports)}) e
            order by e.seq_id
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var steps = new List<PassportStepRow>();
        while (await reader.ReadAsync(ct))
        {
            var type = reader.GetString(0);
            var happened = ReportEventCodec.Decode(type, Encoding.UTF8.GetBytes(reader.GetString(1)));
            var row = new PassportStepRow { Event = type };
            if (!Tell(row, happened, passport.IndicatorCode))
                continue;
            parts.Read(row, reader, 2);
            steps.Add(row);
        }
        return steps;
    }

    /// <summary>What an event says of the figure; false when it says nothing of it.</summary>
    private static bool Tell(PassportStepRow row, ReportEvent happened, string indicator)
    {
        (row.Version, row.Reason, row.ContentHash) = happened switch
        {
            FiguresEntered e => (e.Version, null, null),
            ReportSubmitted e => (e.Version, null, e.ContentHash),
            ReportRecalled e => (e.Version, null, null),
            ReportRejected e => (e.Version, e.Reason, null),
            ReportChecked e => (e.Version, null, null),
            ReportSigned e => (e.Version, null, e.ContentHash),
            ReportSealed e => (e.Version, null, null),
            ReportSent e => (e.Version, null, null),
            ReportAccepted e => (e.Version, e.Reason, e.ContentHash),
            ReportReturned e => (e.Version, e.Reason, null),
            ReportReturnedUnsigned e => (e.Version, null, null),
            CorrectionRequested e => (e.Version, e.Reason, null),
            CorrectionApproved e => (e.Version, null, null),
            CorrectionDenied e => (e.Version, e.Reason, null),
            ReportWithdrawn e => (e.Version, e.Reason, null),
            AssignmentCancelled e => (null, e.Reason, null),
            _ => ((int?)null, (string?)null, (string?)null),
        };
        row.TemplateVersion = happened switch
        {
            ReportAssigned e => e.TemplateVersion, ReportAccepted e => e.TemplateVersion, _ => null,
        };
        row.Value = happened switch
        {
            FiguresEntered e => e.Cells.FirstOrDefault(cell => cell.Indicator == indicator)?.Value,
            ReportAccepted e => e.Figures.FirstOrDefault(figure => figure.Indicator == indicator)?.Value,
            _ => null,
        };
        return happened switch
        {
            FiguresEntered e => e.Cells.Any(cell => cell.Indicator == indicator),
            DeadlineMoved or PartAssigned or PartDeadlineMoved or PartCancelled => false,
            _ => true,
        };
    }
}
