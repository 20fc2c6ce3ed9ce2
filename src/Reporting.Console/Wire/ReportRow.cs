namespace Reporting.Console.Wire;

/// <summary>A unit, as lists show it.</summary>
public sealed record UnitView(Guid Id, string Code, string Name);

/// <summary>A report and where it stands.</summary>
public sealed record ReportRow(
    Guid Id, UnitView Unit, UnitView RequestingUnit, string Regime, string Template, int TemplateVersion, string Period,
    string State, bool IsLate, DateTimeOffset? DueAt, string? Holder, DateTimeOffset Since, string? Reason, int Version,
    int? AcceptedVersion)
{
    public const string Fields =
        "id unit { id code name } requestingUnit { id code name } regime template templateVersion period state isLate dueAt "
        + "holder since reason version acceptedVersion";
}

/// <summary>A page of reports.</summary>
public sealed record ReportPageAnswer(ReportConnection Reports);

/// <summary>Lists of reports.</summary>
public static class ReportList
{
    private const string Query =
        $"query($where: ReportWhere, $first: Int, $after: String) {{ reports(where: $where, first: $first, after: $after) "
        + $"{{ nodes {{ {ReportRow.Fields} }} pageInfo {{ hasNextPage endCursor }} }} }}";

    /// <summary>A page of one, whose regimes' names the visit knows afterwards.</summary>
    public static async Task<ReportConnection> Ask(
        Api api, Visit visit, object where, int first, string? after, CancellationToken ct)
    {
        var page = (await api.Ask<ReportPageAnswer>(Query, new { where, first, after }, ct)).Reports;
        await visit.LearnRegimes(api, page.Nodes.Select(report => report.Regime), ct);
        return page;
    }
}

public sealed record ReportConnection(IReadOnlyList<ReportRow> Nodes, PageEnd PageInfo);

public sealed record PageEnd(bool HasNextPage, string? EndCursor);
