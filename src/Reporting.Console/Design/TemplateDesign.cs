using System.Text.Json.Serialization;
using Reporting.Console.Forms;

namespace Reporting.Console.Design;

/// <summary>A version of a template while somebody works on it, as the commands take it.</summary>
public sealed class TemplateDesign : IJsonOnDeserialized
{
    public int Version { get; set; } = 1;
    public string Name { get; set; } = "";
    public string PeriodKind { get; set; } = "month";
    public DateOnly? ValidFrom { get; set; }
    public List<DesignRow> Rows { get; set; } = [];
    public List<DesignConstraint> Constraints { get; set; } = [];
    public string? Kind { get; set; } = "data";
    public string? FieldGroup { get; set; }
    public string? Owner { get; set; }
    public string? LegalBasis { get; set; }
    public List<DesignColumn> Columns { get; set; } = [];
    public List<DesignHeader> Headers { get; set; } = [];
    public List<DesignSection> Sections { get; set; } = [];
    public DesignLayout? Layout { get; set; }
    public string? CopyFrom { get; set; }

    [JsonIgnore] public bool HasSections => Kind is "narrative" or "linked";

    /// <summary>The cells that a formula or a text can name.</summary>
    [JsonIgnore]
    public IEnumerable<string> Cells => Columns.Count == 0 ? Rows.Select(row => row.Indicator)
        : Rows.SelectMany(row => Columns.Where(column => column.Kind == "number")
            .Select(column => column.IsFigure == true ? row.Indicator : $"{row.Indicator}[{column.Code}]"));

    // A version without any of these says so by null.
    void IJsonOnDeserialized.OnDeserialized()
    {
        Columns ??= [];
        Headers ??= [];
        Sections ??= [];
    }

    /// <summary>The same without what was left empty, in the order in which it stands.</summary>
    public TemplateDesign Tidy() => new()
    {
        Version = Version, Name = Name.Trim(), PeriodKind = PeriodKind, ValidFrom = ValidFrom, Kind = Kind,
        FieldGroup = Words(FieldGroup), Owner = Words(Owner), LegalBasis = Words(LegalBasis), CopyFrom = CopyFrom,
        Rows = [.. Rows.Select((row, i) => row with { Order = i + 1, Formula = Words(row.Formula) })],
        Constraints = [.. Constraints.Select(one => one with { Message = Words(one.Message), MessageVi = Words(one.MessageVi) })],
        Columns =
        [
            .. Columns.Select(column => column with
            {
                Formula = Words(column.Formula), Choices = column.Kind == "choice" ? column.Choices : null,
            }),
        ],
        Headers = [.. Headers.Where(header => header.Columns.Count > 0)],
        Sections = HasSections ? [.. Sections.Select(section => section with { Text = Words(section.Text) })] : [],
        Layout = Layout is null ? null
            : Layout with { Heading = Words(Layout.Heading), Footing = Words(Layout.Footing) },
    };

    /// <summary>The form that it makes, as whoever fills it in sees it.</summary>
    public TemplateView View(string code, IReadOnlyDictionary<string, IndicatorView> indicators) => new(
        code, Version, Name, Kind ?? "data",
        [
            .. Columns.Select(column => new ColumnView(
                column.Code, column.Name, column.Kind, column.IsFigure == true, column.Decimals, column.Choices ?? [],
                column.IsRequired == true, Words(column.Formula))),
        ],
        [.. Headers.Select(header => new HeaderView(header.Text, header.Level, header.Columns))],
        [.. Sections.Select(section => new SectionView(section.Code, section.Title, section.IsRequired == true))],
        [.. Rows.Where(row => indicators.ContainsKey(row.Indicator)).Select((row, i) => new RowView(i + 1, row.Indicator, 0))],
        [.. Constraints.Select(one => new ConstraintView(one.Rule, one.Severity, one.Expression))]);

    private static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;
}

public sealed record DesignRow
{
    public string Indicator { get; set; } = "";
    public int? Order { get; set; }
    public bool? IsRequired { get; set; }
    public string? Formula { get; set; }
    public bool? AllowsNil { get; set; }
}

public sealed record DesignColumn
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "number";
    public bool? IsFigure { get; set; }
    public int? Decimals { get; set; }
    public List<string>? Choices { get; set; }
    public bool? IsRequired { get; set; }
    public string? Formula { get; set; }
}

public sealed record DesignHeader
{
    public string Text { get; set; } = "";
    public List<string> Columns { get; set; } = [];
    public int Level { get; set; } = 1;
}

public sealed record DesignSection
{
    public string Code { get; set; } = "";
    public string Title { get; set; } = "";
    public string? Text { get; set; }
    public bool? IsRequired { get; set; }
    public bool? AllowsNil { get; set; }
}

public sealed record DesignConstraint
{
    public string Rule { get; set; } = "";
    public string Severity { get; set; } = "error";
    public string Expression { get; set; } = "";
    public string? Message { get; set; }
    public string? MessageVi { get; set; }
}

public sealed record DesignLayout(string Orientation = "portrait", string? Heading = null, string? Footing = null);
