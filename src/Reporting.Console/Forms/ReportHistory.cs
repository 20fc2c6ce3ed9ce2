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

    public static string Name(string type, Words words) => type switch
    {
        "report_assigned" => words["Giao báo cáo", "Assigned"],
        "figures_entered" => words["Nhập số liệu", "Figures entered"],
        "report_checked" => words["Đã kiểm tra", "Checked"],
        "report_submitted" => words["Trình lãnh đạo", "Submitted"],
        "report_recalled" => words["Thu hồi", "Recalled"],
        "report_rejected" => words["Lãnh đạo từ chối", "Rejected"],
        "signature_requested" => words["Đề nghị ký số", "Signature asked for"],
        "report_signed" => words["Đã ký", "Signed"],
        "report_sealed" => words["Đã đóng dấu", "Sealed"],
        "report_sent" => words["Đã gửi", "Sent"],
        "report_accepted" => words["Tiếp nhận", "Accepted"],
        "report_returned" => words["Trả lại", "Returned"],
        "correction_requested" => words["Đề nghị đính chính", "Correction asked for"],
        "correction_approved" => words["Cho đính chính", "Correction approved"],
        "correction_denied" => words["Không cho đính chính", "Correction denied"],
        "report_withdrawn" => words["Rút số liệu", "Withdrawn"],
        "deadline_moved" => words["Dời thời hạn", "Deadline moved"],
        "holder_reminded" => words["Nhắc", "Reminded"],
        "assignment_cancelled" => words["Hủy giao", "Cancelled"],
        "file_attached" => words["Đính kèm tệp", "File attached"],
        "file_removed" => words["Gỡ tệp", "File removed"],
        _ => type,
    };

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
