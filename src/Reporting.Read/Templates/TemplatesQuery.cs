using System.Text;
using Npgsql;
using Reporting.Domain.Indicators;
using Reporting.Domain.Templates;
using Reporting.Read.Catalogues;
using Reporting.Read.Reading;

namespace Reporting.Read.Templates;

/// <summary>A version of a template; columns that were not asked for stay empty.</summary>
public sealed record TemplateVersionRow
{
    public string Template { get; set; } = "";
    public int Version { get; set; }
    public string Name { get; set; } = "";
    public string PeriodKind { get; set; } = "";
    public DateOnly ValidFrom { get; set; }
    public IReadOnlyList<TemplateRowRow> Rows =>
        Content is null ? [] : [.. Content.Rows.OrderBy(row => row.Order).Select(TemplateRowRow.Of)];
    public IReadOnlyList<TemplateConstraintRow> Constraints { get; set; } = [];

    public StoredState State { get; } = new();
    public bool IsShared { get; set; }
    public string? LegalBasis { get; set; }
    public string? Notice { get; set; }

    /// <summary>Everything that was designed.</summary>
    public TemplateVersionPublished? Content { get; set; }

    private const string ConstraintsSql =
        """
        (select array_agg(array[r.rule, r.severity, r.expression] order by r.place) from read.template_constraints r
        where r.template = t.template and r.version = t.version)
        """;

    internal static readonly RowShape<TemplateVersionRow> Shape = new(
        new("template", "t.template", (row, reader, i) => row.Template = reader.GetString(i)),
        new("version", "t.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("name", "t.name", (row, reader, i) => row.Name = reader.GetString(i)),
        new("period_kind", "t.period_kind", (row, reader, i) => row.PeriodKind = reader.GetString(i)),
        new("valid_from", "t.valid_from", (row, reader, i) => row.ValidFrom = reader.Day(i)),
        new("state", "t.state", (row, reader, i) => row.State.State = reader.GetString(i)),
        new("superseded_from", "t.superseded_from", (row, reader, i) => row.State.SupersededFrom = reader.DayOrNull(i)),
        new("abolished_from", "t.abolished_from", (row, reader, i) => row.State.AbolishedFrom = reader.DayOrNull(i)),
        new("trial_last_day", "t.trial_last_day", (row, reader, i) => row.State.TrialLastDay = reader.DayOrNull(i)),
        new("is_shared", "t.is_shared", (row, reader, i) => row.IsShared = reader.GetBoolean(i)),
        new("legal_basis", "t.legal_basis", (row, reader, i) => row.LegalBasis = reader.Text(i)),
        new("notice", "t.notice", (row, reader, i) => row.Notice = reader.Text(i)),
        new("content", "t.content::text", (row, reader, i) => row.Content =
            (TemplateVersionPublished)TemplateEventCodec.Decode(
                "template_version_published", Encoding.UTF8.GetBytes(reader.GetString(i)))),
        new("constraints", ConstraintsSql, (row, reader, i) => row.Constraints =
            reader.IsDBNull(i) ? [] : TemplateConstraintRow.Read(reader.GetFieldValue<string[,]>(i))));
}

/// <summary>A row of a template version.</summary>
public sealed record TemplateRowRow(int Place, string Indicator, int Decimals, bool AllowsNil, OutlierRule? Outlier)
{
    internal static TemplateRowRow Of(TemplateRow row) =>
        new(row.Order, row.Indicator, row.Decimals, row.AllowsNil == true, row.Outlier);
}

/// <summary>A constraint of a template version.</summary>
public sealed record TemplateConstraintRow(string Rule, string Severity, string Expression)
{
    internal static TemplateConstraintRow[] Read(string[,] texts) =>
    [
        .. Enumerable.Range(0, texts.GetLength(0))
            .Select(i => new TemplateConstraintRow(texts[i, 0], texts[i, 1], texts[i, 2])),
    ];
}

/// <summary>The library of templates.</summary>
public static class TemplatesQuery
{
    private static readonly Listing<TemplateVersionRow> Listing = new(
        "read.template_versions t", [new("t.template", "text"), new("t.version", "integer")],
        unit: null,
        TemplateVersionRow.Shape);

    /// <param name="template">Only the versions of this one; null for all.</param>
    public static Task<Answer<Slice<TemplateVersionRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? template, Caller caller,
        CancellationToken ct) =>
        Listing.Page(
            db, page, columns, parameters => template is null ? [] : [$"t.template = {parameters.Text(template)}"],
            caller, null, ct);
}
