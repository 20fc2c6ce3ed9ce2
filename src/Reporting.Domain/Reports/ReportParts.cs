using System.Collections.Immutable;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Reports;

/// <summary>The chain from the unit that got a report to those who work on it (D2, D4): rooms, subordinate units,
/// organisations, people.</summary>
public static class ReportParts
{
    /// <summary>Who holds a part and assigns it on: the unit of the part; the report's unit where a person
    /// does.</summary>
    public static UnitId HolderOf(this Report report, int? part) =>
        part is { } number && report.Parts.TryGetValue(number, out var found)
            ? found.Unit ?? report.HolderOf(found.Parent)
            : report.Unit;

    public static DateTimeOffset? DueAtOf(this Report report, int? part) =>
        part is { } number && report.Parts.TryGetValue(number, out var found) ? found.DueAt : report.DueAt;

    public static EquatableArray<string>? CellsOf(this Report report, int? part) =>
        part is { } number && report.Parts.TryGetValue(number, out var found)
            ? found.Cells ?? report.CellsOf(found.Parent)
            : report.AskedCells;

    /// <summary>Whether the account may enter anything into the report: for its unit, or for a part of it.</summary>
    public static bool MayEnter(this Report report, Account account, AccountId id, UnitRegister units) =>
        account.May(Role.Enter, report.Unit, units) || report.PartsOf(account, id, units).Any();

    /// <summary>The cells that the account may enter into; null: all that are asked.</summary>
    public static EquatableArray<string>? CellsFor(
        this Report report, Account account, AccountId id, UnitRegister units)
    {
        if (account.May(Role.Enter, report.Unit, units))
            return null;
        var cells = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in report.PartsOf(account, id, units))
        {
            if (report.CellsOf(part.Part) is not { } own)
                return null;
            cells.UnionWith(own);
        }
        return cells.Order(StringComparer.Ordinal).ToEquatableArray();
    }

    internal static Report Evolve(Report state, ReportEvent happened) => happened switch
    {
        PartAssigned e => state with { Parts = state.Parts.Add(e.Part, e), LastPart = e.Part },
        // Of one whose assignment was destroyed nothing is known that could be moved.
        PartDeadlineMoved e => state with
        {
            Parts = state.Parts.TryGetValue(e.Part, out var part) ? state.Parts.SetItem(e.Part, part with { DueAt = e.DueAt })
                : state.Parts,
            MovedByVersion = e.CalendarVersion,
        },
        PartCancelled e => state with { Parts = Without(state.Parts, e.Part) },
        _ => state,
    };

    private static IEnumerable<PartAssigned> PartsOf(
        this Report report, Account account, AccountId id, UnitRegister units) =>
        report.Parts.Values.Where(part =>
            part.Account == id || (part.Unit is { } unit && account.May(Role.Enter, unit, units)));

    private static ImmutableSortedDictionary<int, PartAssigned> Without(
        ImmutableSortedDictionary<int, PartAssigned> parts, int part)
    {
        var left = parts.Remove(part);
        foreach (var below in parts.Values.Where(other => other.Parent == part))
            left = Without(left, below.Part);
        return left;
    }

    public static Report Assign(ReportAssigned e) => Report.Initial with
    {
        State = ReportState.Assigned,
        ReportId = e.ReportId,
        Unit = e.Unit,
        Regime = e.Regime,
        RequestingUnit = e.RequestingUnit,
        Template = e.Template,
        TemplateVersion = e.TemplateVersion,
        Period = e.Period,
        Occurrence = e.Occurrence,
        DueAt = e.DueAt,
        IsDueByRule = e.CalendarVersion is not null,
        AskedCells = e.Cells,
        LeadUnit = e.LeadUnit,
        Above = e.Above,
    };
}
