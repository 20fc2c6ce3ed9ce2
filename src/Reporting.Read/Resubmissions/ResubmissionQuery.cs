using System.Text;
using Npgsql;
using Reporting.Domain.Reports;
using Reporting.Read.Reading;

namespace Reporting.Read.Resubmissions;

/// <summary>Why a report was sent back, and how it differs now.</summary>
/// <param name="By">returned or rejected.</param>
/// <param name="SentBackVersion">The version that was sent back.</param>
public sealed record ResubmissionRow(
    string By, string? Code, string Reason, int SentBackVersion, int Version, IReadOnlyList<CellDifference> Cells);

/// <summary>A report's own events, folded when asked: what was sent back, cell by cell, and what is there now (E3). The
/// events are those that the caller sees, so of a foreign report there are none.</summary>
public static class ResubmissionQuery
{
    /// <summary>Null when the report is not known, not for the caller to see, or was never sent back.</summary>
    public static async Task<ResubmissionRow?> Of(NpgsqlDataSource db, Guid report, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var sql =
            $"""
            select e.type, e.data::text, e.at from read.seen_events_of({parameters.Uuids([report])}) e
            where e.data <> jsonb_build_object() -- what was destroyed is passed over
            order by e.seq_id
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var state = Report.Initial;
        while (await reader.ReadAsync(ct))
        {
            var type = reader.GetString(0);
            // The id may be of another kind of stream.
            if (state.State == ReportState.NotAssigned && type != "report_assigned")
                return null;
            state = Report.Evolve(
                state, ReportEventCodec.Decode(type, Encoding.UTF8.GetBytes(reader.GetString(1))), reader.Instant(2));
        }
        return state.SentBack is { } before
            ? new ResubmissionRow(
                before.IsReturn ? "returned" : "rejected", before.Code, before.Reason, before.Version, state.Version,
                CellDifference.Of(state))
            : null;
    }
}
