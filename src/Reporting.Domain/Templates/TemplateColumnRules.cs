namespace Reporting.Domain.Templates;

/// <summary>What the columns of a version and the headings over them must be.</summary>
internal static class TemplateColumnRules
{
    private const int CellsMax = 20_000, LevelMax = 10;

    public static Refusal? Check(TemplateDesign design)
    {
        var columns = design.Columns ?? [];
        if (columns.CountBy(c => c.Code).FirstOrDefault(c => c.Value > 1).Key is { } twice)
            return TemplateRefusals.ColumnTwice(twice);
        if ((long)columns.Count * design.Rows.Count > CellsMax)
            return TemplateRefusals.TooManyCells(CellsMax);
        if (columns.Count(column => column.IsFigure == true) > 1)
            return TemplateRefusals.FigureColumnTwice();
        foreach (var column in columns)
        {
            if (Check(column) is { } wrong)
                return wrong;
        }
        return CheckHeaders(design.Headers ?? [], [.. columns.Select(column => column.Code)]);
    }

    private static Refusal? Check(TemplateColumn column)
    {
        var isNumber = column.Kind == CellKind.Number;
        if (!Codes.IsWellFormed(column.Code))
            return TextRefusals.CodeMalformed("column");
        if (Texts.Check("column.name", column.Name, Texts.NameLengthMax) is { } wrong)
            return wrong;
        if (column.Decimals is < 0 or > Indicators.DefineIndicator.DecimalsMax)
            return Indicators.IndicatorRefusals.DecimalsOutOfRange();
        // What is of one kind only says nothing in another, so it is a slip.
        if (!isNumber && (column.IsFigure == true || column.Decimals is not null || column.Formula is not null))
            return TemplateRefusals.ColumnNotNumber(column.Code);
        if ((column.Kind == CellKind.Choice) != (column.Choices is { Count: > 0 }))
            return TemplateRefusals.ChoicesMissing(column.Code);
        foreach (var choice in column.Choices ?? [])
        {
            if (Texts.Check("column.choices", choice, Texts.NameLengthMax) is { } bad)
                return bad;
        }
        return null;
    }

    private static Refusal? CheckHeaders(EquatableArray<TemplateHeader> headers, string[] columns)
    {
        var covered = new HashSet<(int, string)>();
        foreach (var header in headers)
        {
            if (Texts.Check("header.text", header.Text, Texts.NameLengthMax) is { } wrong)
                return wrong;
            var first = header.Columns.Count == 0 ? -1 : Array.IndexOf(columns, header.Columns[0]);
            var isRun = first >= 0 && first + header.Columns.Count <= columns.Length
                && header.Columns.SequenceEqual(columns.Skip(first).Take(header.Columns.Count));
            if (!isRun || header.Level is < 1 or > LevelMax
                || !header.Columns.All(column => covered.Add((header.Level, column))))
                return TemplateRefusals.HeaderNotOverColumns(header.Text);
        }
        return null;
    }
}
