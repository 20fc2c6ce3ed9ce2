using Reporting.Domain.Calendars;

namespace Reporting.Domain.Templates;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record TemplateEvent
{
    private protected TemplateEvent() { }
}

/// <summary>A version of a template is official, and in use from a day on; a report opens for ever in its own
/// version.</summary>
/// <param name="Kind">Null, as in versions of old, means data.</param>
/// <param name="FieldGroup">The field that it belongs to (nhóm lĩnh vực).</param>
/// <param name="Owner">The unit whose template it is; null for one of the whole register.</param>
/// <param name="LegalBasis">The number of the decision that it follows.</param>
/// <param name="Notice">The number of the letter that told the units, when it comes out of a trial (B4).</param>
public sealed record TemplateVersionPublished(
    string Template, int Version, string Name, PeriodKind PeriodKind, DateOnly ValidFrom,
    EquatableArray<TemplateRow> Rows, EquatableArray<TemplateConstraint> Constraints, AccountId By,
    TemplateKind? Kind = null, string? FieldGroup = null, UnitId? Owner = null, string? LegalBasis = null,
    EquatableArray<TemplateColumn>? Columns = null, EquatableArray<TemplateHeader>? Headers = null,
    EquatableArray<TemplateSection>? Sections = null, TemplateLayout? Layout = null, string? CopiedFrom = null,
    string? Notice = null) : TemplateEvent;

/// <summary>A version was designed, or designed anew, and nobody uses it yet (B4).</summary>
/// <param name="Draft">The version as it would be published.</param>
public sealed record TemplateVersionDrafted(TemplateVersionPublished Draft) : TemplateEvent;

/// <summary>A version is tried out (B4).</summary>
/// <param name="LastDay">The last day of the trial.</param>
public sealed record TemplateTrialStarted(string Template, int Version, DateOnly LastDay, AccountId By) : TemplateEvent;

/// <summary>A version was put into the shared library (B2).</summary>
public sealed record TemplateShared(string Template, int Version, AccountId By) : TemplateEvent;

/// <summary>From a day on the template is not used any more (B4).</summary>
public sealed record TemplateAbolished(string Template, DateOnly From, string LegalBasis, AccountId By) : TemplateEvent;
