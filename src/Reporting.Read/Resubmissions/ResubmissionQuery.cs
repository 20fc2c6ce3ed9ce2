using Npgsql;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Reading;

namespace Reporting.Read.Resubmissions;

/// <summary>Why a report was sent back, and how it differs now.</summary>
/// <param name="By">returned or rejected.</param>
/// <param name="SentBackVersion">The version that was sent back.</param>
public sealed record ResubmissionRow(
    string By, string? Code, string Reason, int SentBackVersion, int Version, IReadOnlyList<CellDifference> Cells);

/// <summary>A report's own events, folded when asked: what was sent back, cell by cell, and what is there now (E3).</summary>
public static class ResubmissionQuery
{
    /// <summary>Null when the report is not known, not for the caller to see, or was never sent back.</summary>
    public static async Task<ResubmissionRow?> Of(
        NpgsqlDataSource db, PostgresEventStore store, Guid report, Caller caller, CancellationToken ct)
    {
        var state = Report.Initial;
        foreach (var recorded in (await store.ReadStream(report, 0, ct)).Events.Where(e => !e.IsRedacted))
        {
            // The id may be of another kind of stream.
            if (state.State == ReportState.NotAssigned && recorded.Type != "report_assigned")
                return null;
            state = Report.Evolve(
                state, ReportEventCodec.Decode(recorded.Type, recorded.Data.Span), recorded.Timestamp);
        }
        return state.SentBack is { } before && await IsSeen(db, state, caller, ct)
            ? new ResubmissionRow(
                before.IsReturn ? "returned" : "rejected", before.Code, before.Reason, before.Version, state.Version,
                CellDifference.Of(state))
            : null;
    }

    private static async Task<bool> IsSeen(NpgsqlDataSource db, Report report, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var (units, day) = (
            parameters.Uuids([report.Unit.Value, report.RequestingUnit.Value]), parameters.Date(caller.Today));
        await using var command = db.CreateCommand(
            $"""
            with recursive {UnitTreeSql.Above("above", $"select unnest({units})", day)}
            select exists (select from above where unit_id = any ({parameters.Uuids(caller.Scope.Units)}))
            """);
        parameters.All.ForEach(parameter => command.Parameters.Add(parameter));
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
