using System.Text.RegularExpressions;
using Reporting.Console.Wire;

namespace Reporting.Console.Forms;

/// <summary>A report with the form that it is filled in: what one page needs, asked for at once.</summary>
public sealed record ReportForm(
    ReportRow Row, ReportResource Resource, TemplateView Template, IReadOnlyDictionary<string, IndicatorView> Indicators,
    ReportResource? Previous)
{
    private const string Query =
        "query($id: ID!) { reports(where: { id: { eq: $id } }, first: 1) { nodes { " + ReportRow.Fields
        + " } pageInfo { hasNextPage endCursor } } }";

    /// <summary>The columns of the cells.</summary>
    private readonly Lazy<IReadOnlyDictionary<string, ColumnView?>> columns = new(() => ColumnsOf(Template));

    /// <summary>The report; null when there is none that the visitor may see.</summary>
    public static async Task<ReportForm?> Load(Api api, Guid id, CancellationToken ct)
    {
        var found = api.Find<ReportResource>($"/api/reports/{id}", ct);
        var asked = await api.Ask<ReportPageAnswer>(Query, new { id }, ct);
        if (await found is not { } resource || asked.Reports.Nodes is not [var row])
            return null;
        var previous = PreviousOf(api, row, ct);
        var template = await TemplateOf(api, row, ct);
        var indicators = await IndicatorsOf(api, template, ct);
        return new ReportForm(row, resource, template, indicators, await previous);
    }

    /// <summary>The report again, after something was stored or done; the form stays.</summary>
    public async Task<ReportForm> Again(Api api, CancellationToken ct)
    {
        var found = api.Get<ReportResource>($"/api/reports/{Row.Id}", ct);
        var asked = await api.Ask<ReportPageAnswer>(Query, new { id = Row.Id }, ct);
        return this with { Resource = await found, Row = asked.Reports.Nodes is [var row, ..] ? row : Row };
    }

    /// <summary>The name of a cell of the form.</summary>
    public static string CellName(RowView row, ColumnView? column) =>
        column is null or { IsFigure: true } ? row.Indicator : $"{row.Indicator}[{column.Code}]";

    /// <summary>The cells of the form, in its order.</summary>
    public IEnumerable<string> Cells => columns.Value.Keys;

    public bool IsNumber(string cell) => columns.Value.GetValueOrDefault(cell) is null or { Kind: "number" };

    /// <summary>What is stored in a cell, as a field shows it.</summary>
    public string Stored(string cell, Words words) => Resource.Nil.Contains(cell) ? Draft.Nil
        : Resource.Cell(cell) is not { } text ? "" : IsNumber(cell) ? words.Number(text) : text;

    /// <summary>What a cell is called, with its column.</summary>
    public string CellLabel(string cell, Words words) =>
        columns.Value.GetValueOrDefault(cell) is { } column && cell.Split('[')[0] is var row
            ? $"{NameOf(row, words)}, {column.Name}" : NameOf(cell, words);

    /// <summary>The rule's own message, or else what it demands, with the rows' names.</summary>
    public string Says(FindingView finding, Words words) =>
        finding.Message != finding.Rule || Template.Constraints.FirstOrDefault(rule => rule.Rule == finding.Rule) is not { } broken
            ? finding.Message
            : words["Phải có: ", "Must hold: "]
                + Regex.Replace(broken.Expression, "[A-Za-z_][A-Za-z0-9_.-]*", code => NameOf(code.Value, words));

    /// <summary>What a row is called.</summary>
    public string NameOf(string indicator, Words words) => Indicators.GetValueOrDefault(indicator) is not { } known ? indicator
        : words.IsEnglish ? known.Name : known.NameVi ?? known.Name;

    private static Dictionary<string, ColumnView?> ColumnsOf(TemplateView template)
    {
        var all = new Dictionary<string, ColumnView?>();
        foreach (var row in template.Rows)
        {
            foreach (var column in template.Columns.Cast<ColumnView?>().DefaultIfEmpty())
                all[CellName(row, column)] = column;
        }
        return all;
    }

    private static async Task<TemplateView> TemplateOf(Api api, ReportRow row, CancellationToken ct)
    {
        const string query =
            """
            query($template: String!) { templates(where: { template: { eq: $template } }, first: 200) { nodes {
              template version name kind columns { code name kind isFigure decimals choices isRequired formula }
              headers { text level columns } sections { code title isRequired }
              rows { order indicator decimals } constraints { rule severity expression } } } }
            """;
        var answer = await api.Ask<TemplateAnswer>(query, new { template = row.Template }, ct);
        return answer.Templates.Nodes.First(version => version.Version == row.TemplateVersion);
    }

    private static async Task<IReadOnlyDictionary<string, IndicatorView>> IndicatorsOf(
        Api api, TemplateView template, CancellationToken ct)
    {
        var found = new Dictionary<string, IndicatorView>();
        foreach (var codes in template.Rows.Select(row => row.Indicator).Distinct().Chunk(200))
        {
            var answer = await api.Ask<IndicatorAnswer>(
                "query($codes: [String!]!) { indicators(first: 200, where: { code: { in: $codes } }) { nodes { code name nameVi unitOfMeasure } } }",
                new { codes }, ct);
            foreach (var indicator in answer.Indicators.Nodes)
                found[indicator.Code] = indicator;
        }
        return found;
    }

    /// <summary>The unit's report of the period before, to compare with.</summary>
    private static async Task<ReportResource?> PreviousOf(Api api, ReportRow row, CancellationToken ct)
    {
        var answer = await api.Ask<ReportPageAnswer>(
            $"query($where: ReportWhere) {{ reports(where: $where, first: 50, order: [{{ period: DESC }}]) {{ nodes {{ {ReportRow.Fields} }} pageInfo {{ hasNextPage endCursor }} }} }}",
            new { where = new { unit = new { id = new { eq = row.Unit.Id } }, regime = new { eq = row.Regime } } }, ct);
        // Periods of one kind are written so that the text's order is theirs.
        var earlier = answer.Reports.Nodes.FirstOrDefault(one =>
            one.Template == row.Template && string.CompareOrdinal(one.Period, row.Period) < 0);
        return earlier is null ? null : await api.Find<ReportResource>($"/api/reports/{earlier.Id}", ct);
    }

    private sealed record TemplateAnswer(Page<TemplateView> Templates);

    private sealed record IndicatorAnswer(Page<IndicatorView> Indicators);

    private sealed record Page<T>(IReadOnlyList<T> Nodes);
}
