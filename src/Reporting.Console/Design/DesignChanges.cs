namespace Reporting.Console.Design;

/// <summary>How two versions of a template differ.</summary>
/// <param name="Part">What it is: row, column, heading, section, rule or base.</param>
public sealed record DesignChange(string Part, string Name, string? Before, string? After)
{
    public static IReadOnlyList<DesignChange> Between(TemplateDesign before, TemplateDesign after) =>
    [
        .. All("base", Base(before), Base(after)),
        .. All("row", before.Rows.Select(r => (r.Indicator, Says(r))), after.Rows.Select(r => (r.Indicator, Says(r)))),
        .. All("column", before.Columns.Select(c => (c.Code, Says(c))), after.Columns.Select(c => (c.Code, Says(c)))),
        .. All("heading", before.Headers.Select(Says), after.Headers.Select(Says)),
        .. All("section", before.Sections.Select(s => (s.Code, Says(s))), after.Sections.Select(s => (s.Code, Says(s)))),
        .. All("rule", before.Constraints.Select(c => (c.Rule, Says(c))), after.Constraints.Select(c => (c.Rule, Says(c)))),
    ];

    private static IEnumerable<DesignChange> All(
        string part, IEnumerable<(string Name, string Text)> before, IEnumerable<(string Name, string Text)> after)
    {
        var old = before.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Text);
        var now = after.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Text);
        return old.Keys.Union(now.Keys)
            .Select(name => new DesignChange(part, name, old.GetValueOrDefault(name), now.GetValueOrDefault(name)))
            .Where(change => change.Before != change.After);
    }

    private static IEnumerable<(string, string)> Base(TemplateDesign design) =>
    [
        ("name", design.Name), ("kind", design.Kind ?? "data"), ("fieldGroup", design.FieldGroup ?? ""),
        ("legalBasis", design.LegalBasis ?? ""), ("owner", design.Owner ?? ""),
        ("orientation", design.Layout?.Orientation ?? ""), ("heading", design.Layout?.Heading ?? ""),
        ("footing", design.Layout?.Footing ?? ""),
    ];

    private static string Says(DesignRow row) => Joined(
        row.IsRequired == true ? "*" : "", row.AllowsNil == true ? "nil" : "", row.Formula is null ? "" : "= " + row.Formula);

    private static string Says(DesignColumn column) => Joined(
        column.Name, column.Kind, column.IsFigure == true ? "figure" : "", column.IsRequired == true ? "*" : "",
        column.Decimals is { } decimals ? "0," + new string('0', decimals) : "", column.Formula is null ? "" : "= " + column.Formula,
        string.Join(", ", column.Choices ?? []));

    private static (string, string) Says(DesignHeader header) =>
        (header.Text, $"{header.Level}: {string.Join(", ", header.Columns)}");

    private static string Says(DesignSection section) => Joined(section.Title, section.IsRequired == true ? "*" : "", section.Text ?? "");

    private static string Says(DesignConstraint rule) => Joined(rule.Severity, rule.Expression, rule.MessageVi ?? rule.Message ?? "");

    // What is there without anything to say of it is there all the same.
    private static string Joined(params string[] parts) =>
        parts.All(part => part.Length == 0) ? "✓" : string.Join("; ", parts.Where(part => part.Length > 0));
}
