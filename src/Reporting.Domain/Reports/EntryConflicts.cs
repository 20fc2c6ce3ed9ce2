using System.Globalization;

namespace Reporting.Domain.Reports;

/// <summary>Finds what another editor changed since this one looked. Different cells go together; the same cell with
/// another value is a conflict, unless both wish the same.</summary>
internal static class EntryConflicts
{
    public static Refusal? Find(EnterFigures command, EquatableArray<EnteredCell> cells, EquatableArray<EnteredDetail> details, Report state)
    {
        if (command.BasedOn is null && command.Bases.Count == 0)
            return null;
        var conflicts = new List<ValueConflict>();
        foreach (var cell in cells)
            Add(cell.Indicator, Number(cell.Value), Number(state.Cells.Value(cell.Indicator)));
        foreach (var detail in details)
            Add(detail.Cell, detail.Text, state.Details.Text(detail.Cell));
        foreach (var comment in command.Comments)
            Add(Entry.OfComment(comment.Rule), comment.Comment, RuleComments.Find(state.Comments, comment.Rule));
        return conflicts.Count == 0 ? null : EntryRefusals.CellsChanged(conflicts);

        void Add(string place, string? yours, string? theirs)
        {
            if (Unfolded(yours) == Unfolded(theirs) || state.Entries?.Into(place) is not { } entry || !IsNews(command, place, theirs, entry))
                return;
            conflicts.Add(new ValueConflict(place, yours, theirs, entry.Happened.By, entry.At));
        }
    }

    private static bool IsNews(EnterFigures command, string place, string? theirs, Entry entry)
    {
        foreach (var (cell, value) in command.Bases)
        {
            if (cell == place)
                return Unfolded(value) != Unfolded(theirs);
        }
        return entry.Number > command.BasedOn;
    }

    // Workbooks and browsers end lines in ways of their own.
    private static string? Unfolded(string? text) => text?.ReplaceLineEndings("\n");

    private static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);
}
