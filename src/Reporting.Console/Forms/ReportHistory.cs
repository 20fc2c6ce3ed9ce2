using System.Text.Json;
using Reporting.Console.Wire;

namespace Reporting.Console.Forms;

/// <summary>An event of a report, from the audit trail.</summary>
public sealed record HistoryEvent(
    long Position, DateTimeOffset RecordedAt, string Type, HistoryActor? Actor, JsonElement Body)
{
    public string? Reason => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("reason", out var reason)
        ? reason.GetString() : null;
}

public sealed record HistoryActor(string DisplayName);

/// <summary>What was submitted once.</summary>
public sealed record Snapshot(int Version, DateTimeOffset At, IReadOnlyDictionary<string, string> Cells);

/// <summary>A report's life as the audit trail tells it, and what was submitted each time.</summary>
public static class ReportHistory
{
    private const string Query =
        """
        query($id: ID!, $after: String) {
          auditTrail(where: { streamId: { eq: $id } }, order: [{ position: ASC }], first: 200, after: $after) {
            nodes { position recordedAt type actor { displayName } body } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    public static async Task<IReadOnlyList<HistoryEvent>> Load(Api api, Guid report, CancellationToken ct)
    {
        var all = new List<HistoryEvent>();
        for (string? after = null; ;)
        {
            var page = (await api.Ask<Answer>(Query, new { id = report, after }, ct)).AuditTrail;
            all.AddRange(page.Nodes);
            if (!page.PageInfo.HasNextPage)
                return all;
            after = page.PageInfo.EndCursor;
        }
    }

    /// <summary>The figures as they were each time that they were submitted.</summary>
    public static IReadOnlyList<Snapshot> Snapshots(IReadOnlyList<HistoryEvent> events)
    {
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var taken = new List<Snapshot>();
        var version = 1;
        foreach (var one in events)
        {
            if (one.Type == "figures_entered")
            {
                version = one.Body.GetProperty("version").GetInt32();
                Enter(cells, one.Body, "cells", "indicator", "value");
                Enter(cells, one.Body, "details", "cell", "text");
            }
            else if (one.Type == "report_submitted")
            {
                taken.Add(new Snapshot(version, one.RecordedAt, new Dictionary<string, string>(cells)));
            }
        }
        return taken;
    }

    private static void Enter(SortedDictionary<string, string> cells, JsonElement body, string list, string name, string value)
    {
        if (!body.TryGetProperty(list, out var entered) || entered.ValueKind != JsonValueKind.Array)
            return;
        foreach (var cell in entered.EnumerateArray())
        {
            var key = cell.GetProperty(name).GetString()!;
            if (cell.TryGetProperty(value, out var written) && written.GetString() is { } text)
                cells[key] = text;
            else
                cells.Remove(key);
        }
    }

    private sealed record Answer(Page AuditTrail);

    private sealed record Page(IReadOnlyList<HistoryEvent> Nodes, PageEnd PageInfo);
}
