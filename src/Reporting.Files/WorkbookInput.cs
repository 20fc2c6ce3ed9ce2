using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Templates;

namespace Reporting.Files;

/// <summary>What somebody typed into a cell.</summary>
/// <param name="Text">Null: it was cleared.</param>
/// <param name="IsNumber">Whether the workbook itself says that it is a number.</param>
/// <param name="Was">What stood there when the workbook was made; null: nothing.</param>
public sealed record TypedCell(string Cell, string Address, string? Text, bool IsNumber, bool IsNil, string? Was);

/// <summary>What a workbook says of a report, against the form that it was made for.</summary>
/// <param name="Changed">What is not what it was when the workbook was made.</param>
/// <param name="Comments">By rule.</param>
/// <param name="Refused">Cells that can't be read, by address.</param>
public sealed record WorkbookInput(
    long BasedOn, IReadOnlyList<TypedCell> Changed, IReadOnlyDictionary<string, string> Comments,
    IReadOnlyList<Refusal> Refused)
{
    private const int KeyCount = 4;

    private static readonly HashSet<string> NilWords =
        new(StringComparer.OrdinalIgnoreCase) { WorkbookWriter.Nil, "không phát sinh", "không phát sinh." };

    /// <summary>Reads a workbook of this report, or says why not.</summary>
    /// <param name="bytes">The file; it can seek.</param>
    /// <param name="isOpen">Whether a cell is asked of whoever sends it.</param>
    public static (WorkbookInput?, Refusal?) Read(Stream bytes, Guid report, TemplateVersion form, Func<string, bool> isOpen)
    {
        var (values, refused) = WorkbookReader.Read(bytes);
        if (values is null)
            return (null, refused);
        string Key(int row) => values.Text(WorkbookLayout.KeySheet, 2, row);
        if (!Guid.TryParse(Key(1), out var id) || !long.TryParse(Key(4), NumberStyles.None, null, out var basedOn))
            return (null, WorkbookRefusals.OtherReport());
        if (id != report)
            return (null, WorkbookRefusals.OtherReport());
        if (Key(2) != form.Template || Key(3) != form.Version.ToString(CultureInfo.InvariantCulture))
            return (null, WorkbookRefusals.OtherForm());
        var layout = new WorkbookLayout(form);
        return Misplaced(values, layout) is { } address ? (null, WorkbookRefusals.StructureChanged(address))
            : (Read(values, layout, basedOn, isOpen), null);
    }

    private static WorkbookInput Read(
        WorkbookValues values, WorkbookLayout layout, long basedOn, Func<string, bool> isOpen)
    {
        var changed = new List<TypedCell>();
        var refused = new List<Refusal>();
        foreach (var (i, place) in layout.Places.Index())
        {
            var state = values.Text(WorkbookLayout.KeySheet, 4, KeyCount + 1 + i);
            var was = state.Length == 0 ? null : values.Text(WorkbookLayout.KeySheet, 5, KeyCount + 1 + i);
            var (typed, isFaulty) = Typed(values, place, was);
            if (isFaulty)
                refused.Add(WorkbookRefusals.CellFaulty(place.Address));
            else if (typed.Text == was && typed.IsNil == (state == "nil"))
                continue;
            else if (place.Cell.Formula is not null || !isOpen(place.Cell.Name))
                refused.Add(WorkbookRefusals.CellLocked(place.Address));
            else
                changed.Add(typed);
        }
        return new WorkbookInput(basedOn, changed, CommentsOf(values), refused);
    }

    /// <summary>The first place at which the workbook has not what the form has; null when it is whole.</summary>
    private static string? Misplaced(WorkbookValues values, WorkbookLayout layout)
    {
        foreach (var (i, place) in layout.Places.Index())
        {
            if (values.Text(WorkbookLayout.KeySheet, 2, KeyCount + 1 + i) != place.Cell.Name
                || values.Text(WorkbookLayout.KeySheet, 3, KeyCount + 1 + i) != place.Address)
                return place.Address;
            var isSection = place.Sheet == WorkbookLayout.SectionSheet;
            if (values.Text(place.Sheet, isSection ? 1 : 2, place.Row) != place.RowCode)
                return WorkbookLayout.Address(isSection ? 1 : 2, place.Row);
            if (!isSection && values.Text(place.Sheet, place.Column, layout.CodeRow) != place.ColumnCode)
                return WorkbookLayout.Address(place.Column, layout.CodeRow);
        }
        return null;
    }

    private static (TypedCell, bool IsFaulty) Typed(WorkbookValues values, WorkbookPlace place, string? was)
    {
        TypedCell Cell(string? text, bool isNumber = false, bool isNil = false) =>
            new(place.Cell.Name, place.Address, text, isNumber, isNil, was);
        if (place.Sheet == WorkbookLayout.FormSheet && values.Faulty.Contains(place.Address))
            return (Cell(null), true);
        return values.At(place.Sheet, place.Address) switch
        {
            null => (Cell(null), false),
            string text when string.IsNullOrWhiteSpace(text) => (Cell(null), false),
            string text when place.Cell.AllowsNil && NilWords.Contains(text.Trim()) =>
                (Cell(place.Cell.Kind == CellKind.Number ? "0" : text.Trim(), isNil: true), false),
            string text => (Cell(text.Trim()), false),
            double number when Math.Abs(number) < 1e27 && place.Cell.Kind != CellKind.Date =>
                (Cell(Exact(number), isNumber: true), false),
            int number => (Cell(number.ToString(CultureInfo.InvariantCulture), isNumber: true), false),
            DateTime day when place.Cell.Kind == CellKind.Date =>
                (Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), false),
            _ => (Cell(null), true),
        };
    }

    // Fifteen digits are what a person saw; 0.1 + 0.2 is 0.3 there.
    private static string Exact(double number)
    {
        var exact = (decimal)number;
        return (exact == 0 ? 0 : exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, string> CommentsOf(WorkbookValues values)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var row = 2; values.Text(WorkbookLayout.CommentSheet, 1, row) is { Length: > 0 } rule; row++)
        {
            if (values.Text(WorkbookLayout.CommentSheet, 3, row).Trim() is { Length: > 0 } comment)
                comments[rule] = comment;
        }
        return comments;
    }
}
