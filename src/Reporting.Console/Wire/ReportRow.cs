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

public sealed record ReportConnection(IReadOnlyList<ReportRow> Nodes, PageEnd PageInfo);

public sealed record PageEnd(bool HasNextPage, string? EndCursor);
