using System.Text.Json.Serialization;
using Reporting.Domain.Indicators;

namespace Reporting.Domain.Templates;

/// <summary>What a template is for (B3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TemplateKind>))]
public enum TemplateKind
{
    /// <summary>Rows and columns of figures (báo cáo số liệu).</summary>
    [JsonStringEnumMemberName("data")] Data,

    /// <summary>Sections of text with figures in it (báo cáo thuyết minh).</summary>
    [JsonStringEnumMemberName("narrative")] Narrative,

    /// <summary>Both (báo cáo liên kết).</summary>
    [JsonStringEnumMemberName("linked")] Linked,
}

/// <summary>What may stand in a cell.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellKind>))]
public enum CellKind
{
    [JsonStringEnumMemberName("number")] Number,
    [JsonStringEnumMemberName("text")] Text,
    [JsonStringEnumMemberName("date")] Date,
    [JsonStringEnumMemberName("choice")] Choice,
}

/// <summary>A row of a template version: an indicator and how many decimals its figures may have.</summary>
/// <param name="UnitOfMeasure">What the indicator is counted in; figures in its multiples are converted.</param>
/// <param name="IsRequired">Whether its cells must be filled in before the report is submitted.</param>
/// <param name="Formula">How its cells are worked out; then nobody enters them.</param>
/// <param name="AllowsNil">Whether its cells may say that nothing arose (không phát sinh).</param>
/// <param name="Outlier">When its figure needs a comment because it is far from the unit's own history; the indicator's
/// rule when the version was published.</param>
public sealed record TemplateRow(
    int Order, string Indicator, int Decimals, string? UnitOfMeasure = null, bool? IsRequired = null,
    string? Formula = null, bool? AllowsNil = null, OutlierRule? Outlier = null);

/// <summary>A column of a template version: an attribute of the indicators (thuộc tính).</summary>
/// <param name="Kind">What its cells hold.</param>
/// <param name="IsFigure">Whether its cells are the indicators' own figures, which are added up over units.</param>
/// <param name="Decimals">For numbers: digits after the decimal point; the row's when null.</param>
/// <param name="Choices">For a choice: what can be chosen.</param>
/// <param name="IsRequired">Whether its cells must be filled in before the report is submitted.</param>
/// <param name="Formula">How its cells are worked out, for example <c>[plan] - [actual]</c>; then nobody enters
/// them.</param>
public sealed record TemplateColumn(
    string Code, string Name, CellKind Kind, bool? IsFigure = null, int? Decimals = null,
    EquatableArray<string>? Choices = null, bool? IsRequired = null, string? Formula = null);

/// <summary>A heading over neighbouring columns.</summary>
/// <param name="Level">1 for the topmost line of headings.</param>
public sealed record TemplateHeader(string Text, int Level, EquatableArray<string> Columns);

/// <summary>A section of a narrative (đề cương).</summary>
/// <param name="Text">What it says from the start; <c>{{formula}}</c> names a figure.</param>
/// <param name="IsRequired">Whether it must be written before the report is submitted.</param>
/// <param name="AllowsNil">Whether it may say that nothing arose.</param>
public sealed record TemplateSection(
    string Code, string Title, string? Text = null, bool? IsRequired = null, bool? AllowsNil = null);

/// <summary>How the report looks on paper (B3, third step; Nghị định 30/2020 for narratives).</summary>
public sealed record TemplateLayout(PageOrientation Orientation, string? Heading = null, string? Footing = null);

[JsonConverter(typeof(JsonStringEnumConverter<PageOrientation>))]
public enum PageOrientation
{
    [JsonStringEnumMemberName("portrait")] Portrait,
    [JsonStringEnumMemberName("landscape")] Landscape,
}

/// <summary>What a broken constraint does: an error blocks, a warning needs a comment (E2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    [JsonStringEnumMemberName("error")] Error,
    [JsonStringEnumMemberName("warning")] Warning,
}

/// <summary>A relation between the cells of one report and its other periods, for example <c>total = male +
/// female</c>.</summary>
/// <param name="Message">What a person is told when it is broken.</param>
public sealed record TemplateConstraint(
    string Rule, Severity Severity, string Expression, string? Message = null, string? MessageVi = null);
