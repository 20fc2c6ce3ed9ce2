using System.Text.Json.Serialization;
using Reporting.Domain.Calendars;

namespace Reporting.Domain.Templates;

/// <summary>A row of a template version: an indicator and how many decimals its figures may have.</summary>
public sealed record TemplateRow(int Order, string Indicator, int Decimals);

/// <summary>What a broken constraint does: an error blocks, a warning needs a comment (E2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    [JsonStringEnumMemberName("error")] Error,
    [JsonStringEnumMemberName("warning")] Warning,
}

/// <summary>A relation between the rows of one report, for example <c>total = male + female</c>.</summary>
public sealed record TemplateConstraint(string Rule, Severity Severity, string Expression);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record TemplateEvent
{
    private protected TemplateEvent() { }
}

/// <summary>A version of a template is in use from a day on; a report opens for ever in its own version.</summary>
public sealed record TemplateVersionPublished(
    string Template, int Version, string Name, PeriodKind PeriodKind, DateOnly ValidFrom,
    EquatableArray<TemplateRow> Rows, EquatableArray<TemplateConstraint> Constraints, AccountId By) : TemplateEvent;
