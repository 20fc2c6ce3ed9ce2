using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Templates;

namespace Reporting.Write.Templates;

/// <summary>A version of a template as a client designs it (B3).</summary>
/// <param name="Owner">The code of the unit whose template it is; left out for one of the whole register.</param>
/// <param name="Classification">Only <c>ordinary</c>: reports with state secrets are not made here (B7).</param>
/// <param name="CopyFrom">For a draft: a version in the shared library, as <c>code/version</c>; what is left out here is
/// taken from it (B2).</param>
public sealed record TemplateBody(
    int Version, string Name, PeriodKind PeriodKind, DateOnly ValidFrom, TemplateBody.Row[]? Rows = null,
    TemplateBody.Constraint[]? Constraints = null, TemplateKind? Kind = null, string? FieldGroup = null,
    string? Owner = null, string? LegalBasis = null, TemplateBody.Column[]? Columns = null,
    TemplateBody.Header[]? Headers = null, TemplateBody.Section[]? Sections = null, TemplateLayout? Layout = null,
    string? Classification = null, string? CopyFrom = null)
{
    /// <summary>What is not classified at all.</summary>
    public const string Ordinary = "ordinary";

    public sealed record Row(
        string Indicator, int? Order = null, bool? IsRequired = null, string? Formula = null, bool? AllowsNil = null);

    public sealed record Column(
        string Code, string Name, CellKind Kind = CellKind.Number, bool? IsFigure = null, int? Decimals = null,
        string[]? Choices = null, bool? IsRequired = null, string? Formula = null);

    public sealed record Header(string Text, string[] Columns, int Level = 1);

    public sealed record Section(
        string Code, string Title, string? Text = null, bool? IsRequired = null, bool? AllowsNil = null);

    public sealed record Constraint(
        string Rule, Severity Severity, string Expression, string? Message = null, string? MessageVi = null);

    /// <param name="source">The version that is copied; null when none is.</param>
    internal TemplateDesign ToDesign(string template, OrgUnit? owner, TemplateVersionPublished? source) => new(
        template, Version, Name, PeriodKind, ValidFrom,
        Rows?.Select(r => new RowWish(r.Indicator, r.Order, r.IsRequired, r.Formula, r.AllowsNil)).ToEquatableArray()
            ?? source?.Rows.Select(r => new RowWish(r.Indicator, r.Order, r.IsRequired, r.Formula, r.AllowsNil))
                .ToEquatableArray()
            ?? [],
        Constraints?.Select(c => new TemplateConstraint(c.Rule, c.Severity, c.Expression, c.Message, c.MessageVi))
            .ToEquatableArray() ?? source?.Constraints.Where(c => !Disaggregations.IsOwn(c.Rule)).ToEquatableArray() ?? [])
    {
        Kind = Kind ?? source?.Kind,
        FieldGroup = FieldGroup ?? source?.FieldGroup,
        Owner = owner?.UnitId,
        LegalBasis = LegalBasis,
        Columns = Columns?.Select(c => new TemplateColumn(
            c.Code, c.Name, c.Kind, c.IsFigure, c.Decimals, c.Choices?.ToEquatableArray(), c.IsRequired, c.Formula))
            .ToEquatableArray() ?? source?.Columns,
        Headers = Headers?.Select(h => new TemplateHeader(h.Text, h.Level, h.Columns.ToEquatableArray()))
            .ToEquatableArray() ?? source?.Headers,
        Sections = Sections?.Select(s => new TemplateSection(s.Code, s.Title, s.Text, s.IsRequired, s.AllowsNil))
            .ToEquatableArray()
            ?? source?.Sections,
        Layout = Layout ?? source?.Layout,
        CopiedFrom = source is null ? null : $"{source.Template}/{source.Version}",
    };
}
