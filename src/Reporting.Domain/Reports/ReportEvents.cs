using System.Text.Json.Serialization;

namespace Reporting.Domain.Reports;

/// <summary>A cell as it was entered; null means that it is not reported (any more).</summary>
/// <param name="IsNil">Nothing arose (không phát sinh): reported, and counted as 0.</param>
/// <param name="IsDerived">Worked out by the form.</param>
public sealed record EnteredCell(
    string Indicator,
    [property: JsonConverter(typeof(ExactDecimal)), JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value,
    bool? IsNil = null, bool? IsDerived = null);

/// <summary>Why a broken warning is right all the same (E2).</summary>
public sealed record RuleComment(string Rule, string Comment);

/// <summary>A figure that came into force, and who entered it (E1).</summary>
/// <param name="IsNil">Nothing arose (không phát sinh).</param>
/// <param name="Source">Where it came from; null: by hand.</param>
public sealed record AcceptedFigure(
    string Indicator, [property: JsonConverter(typeof(ExactDecimal))] decimal Value, AccountId EnteredBy,
    bool? IsNil = null, FigureSource? Source = null);

/// <summary>Why a deadline moved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineCause>))]
public enum DeadlineCause
{
    [JsonStringEnumMemberName("extension")] Extension,
    [JsonStringEnumMemberName("outage")] Outage,
    [JsonStringEnumMemberName("holidays")] Holidays,
}

/// <summary>A cell beside the indicators' figures as it was entered: a column's cell or a section of a narrative; null
/// means that it is not reported (any more).</summary>
/// <param name="Cell"><c>row[column]</c>, or <c>#section</c>.</param>
/// <param name="Text">In its one written form: a number, a day as 2026-10-05, a text.</param>
public sealed record EnteredDetail(
    string Cell, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Text,
    bool? IsNil = null, bool? IsDerived = null);

/// <summary>Such a cell that came into force, and who entered it (E1).</summary>
public sealed record AcceptedDetail(
    string Cell, string Text, AccountId EnteredBy, bool? IsNil = null, FigureSource? Source = null);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record ReportEvent
{
    private protected ReportEvent() { }
}

/// <summary>A unit owes this report (D1).</summary>
/// <param name="Occurrence">1, or the number of the report among several of one unit, regime and period.</param>
/// <param name="DueAt">The first instant that is late; null where no rule and nobody said one.</param>
/// <param name="CalendarVersion">The version of the calendar that it was counted by; null when it was given.</param>
/// <param name="Cells">Only these cells are asked of this unit (D3); null: all of them.</param>
/// <param name="LeadUnit">The unit that gives the report beside the requesting unit (D4); null: none.</param>
/// <param name="Above">The unit whose own report is made from this one among others (E3); null: none.</param>
/// <param name="HasBelow">Whether it is made from the reports of units below; null: no.</param>
public sealed record ReportAssigned(
    ReportId ReportId, UnitId Unit, string Regime, UnitId RequestingUnit, string Template, int TemplateVersion,
    string Period, int Occurrence, AccountId By, DateTimeOffset? DueAt = null, int? CalendarVersion = null,
    EquatableArray<string>? Cells = null, UnitId? LeadUnit = null, UnitId? Above = null, bool? HasBelow = null) : ReportEvent;

/// <summary>The unit does not owe it any longer.</summary>
public sealed record AssignmentCancelled(ReportId ReportId, string Reason, AccountId By) : ReportEvent;

/// <summary>The report is due later: the requesting unit extended it for this unit (C4), or the calendar changed
/// (C3, I2).</summary>
/// <param name="CalendarVersion">The version that moved it; null for an extension.</param>
public sealed record DeadlineMoved(
    ReportId ReportId, DateTimeOffset DueAt, DeadlineCause Cause, string Reason, int? CalendarVersion, AccountId By)
    : ReportEvent;

/// <summary>A unit that got a report assigned it on, whole or by cells, with an earlier deadline (D2, D5).</summary>
/// <param name="Part">Its number within the report, from 1.</param>
/// <param name="Parent">The part that it was made of; null: the report itself.</param>
/// <param name="Unit">The unit that works on it; or else <paramref name="Account"/>.</param>
/// <param name="Cells">Only these cells; null: all that the parent has.</param>
/// <param name="IsShort">Whether less than a working day was left, knowingly; null: no.</param>
public sealed record PartAssigned(
    ReportId ReportId, int Part, int? Parent, UnitId? Unit, AccountId? Account, EquatableArray<string>? Cells,
    DateTimeOffset DueAt, bool? IsShort, AccountId By) : ReportEvent;

/// <summary>A part is due later, because the system could not be used for too long (I2).</summary>
/// <param name="Unit">Whose it is, as in <see cref="PartAssigned"/>; or else <paramref name="Account"/>.</param>
/// <param name="CalendarVersion">The version that moved it.</param>
public sealed record PartDeadlineMoved(
    ReportId ReportId, int Part, UnitId? Unit, AccountId? Account, DateTimeOffset DueAt, DeadlineCause Cause,
    string Reason, int CalendarVersion, AccountId By) : ReportEvent;

/// <summary>A part, and all that was made of it, is not asked for any longer.</summary>
public sealed record PartCancelled(ReportId ReportId, int Part, string Reason, AccountId By) : ReportEvent;

/// <summary>Cells were entered, changed or cleared, and warnings commented; what is not named stays as it
/// was.</summary>
/// <param name="Version">The version of the report that is being entered, from 1.</param>
/// <param name="Cells">Also the ones that were worked out by the form's formulas.</param>
/// <param name="Source">Where what was not worked out came from; null: by hand.</param>
/// <param name="Aggregation">What they were made from, where they come from subordinates (E3).</param>
public sealed record FiguresEntered(
    ReportId ReportId, int Version, EquatableArray<EnteredCell> Cells, EquatableArray<RuleComment> Comments,
    AccountId By, EquatableArray<EnteredDetail>? Details = null, FigureSource? Source = null,
    ReportAggregation? Aggregation = null) : ReportEvent;

/// <summary>A file was attached to the version that is in entry (E10).</summary>
/// <param name="Number">From 1, never given again within a report.</param>
/// <param name="Sha256">The hash under which its bytes are kept.</param>
/// <param name="ScannedBy">The virus scanner that found nothing; null: unscanned, where the deployment allows it.</param>
public sealed record FileAttached(
    ReportId ReportId, int Version, int Number, string Name, string MediaType, long Length, string Sha256,
    string? ScannedBy, AccountId By) : ReportEvent;

/// <summary>A file is not attached any longer; its bytes stay.</summary>
public sealed record FileRemoved(ReportId ReportId, int Version, int Number, AccountId By) : ReportEvent;

/// <summary>The preparer handed the version to the leader (E4).</summary>
/// <param name="ContentHash">SHA-256, hex, over the RFC 8785 form of what was submitted.</param>
public sealed record ReportSubmitted(ReportId ReportId, int Version, string ContentHash, AccountId By) : ReportEvent;

/// <summary>The preparer took back what was not accepted yet; it is in entry again.</summary>
public sealed record ReportRecalled(ReportId ReportId, int Version, AccountId By) : ReportEvent;

/// <summary>The leader refused to sign; back to data entry (E5).</summary>
/// <param name="Code">The reason's code; null: only the text.</param>
/// <param name="Cells">What it is about; null: nothing in particular.</param>
public sealed record ReportRejected(
    ReportId ReportId, int Version, string Reason, AccountId By, string? Code = null,
    EquatableArray<MarkedCell>? Cells = null) : ReportEvent;

/// <summary>The leader signed this content of this version (E5).</summary>
/// <param name="Signature">What was signed with; null: the account alone.</param>
public sealed record ReportSigned(
    ReportId ReportId, int Version, string ContentHash, AccountId By, DigitalSignature? Signature = null)
    : ReportEvent;

/// <summary>The signed report went to the requesting unit (E6).</summary>
/// <param name="By">Who sent it; null: it went by itself.</param>
/// <param name="ArrivedAt">When it came by another channel (I2); null: now.</param>
public sealed record ReportSent(
    ReportId ReportId, int Version, AccountId? By = null, DateTimeOffset? ArrivedAt = null) : ReportEvent;

/// <summary>The version tells what was sent by another channel during an outage (I2).</summary>
/// <param name="ArrivedAt">When the other channel brought it.</param>
/// <param name="Outage">The recorded outage that covers this time.</param>
/// <param name="Document">The number of the document that went by the other channel.</param>
/// <param name="Sha256">The hash of a file that did.</param>
public sealed record ReportBackFilled(
    ReportId ReportId, int Version, DateTimeOffset ArrivedAt, Guid Outage, string? Document, string? Sha256, AccountId By)
    : ReportEvent;

/// <summary>A version in force gave way to a later one, or was withdrawn, in a report that others are made
/// from (E9).</summary>
/// <param name="Version">The one that was in force.</param>
/// <param name="By">The one in force now; null: none.</param>
public sealed record ReportSuperseded(ReportId ReportId, int Version, int? By) : ReportEvent;

/// <summary>A report that was made from others holds a version that is not in force any longer (E9).</summary>
/// <param name="Version">The version that is outdated.</param>
/// <param name="Contributor">The report below that changed.</param>
/// <param name="ContributorVersion">Its version in force now; null: none.</param>
public sealed record AggregateOutdated(
    ReportId ReportId, int Version, ReportId Contributor, int? ContributorVersion) : ReportEvent;

/// <summary>The requesting unit accepted; from now on these figures are in force, and no others of this report (E8).
/// The event says all of it, so that no reader has to look elsewhere for what came into force
/// (docs/adr/0011).</summary>
/// <param name="Reason">Why the figures changed, when this version is a correction (E9).</param>
/// <param name="Aggregation">What it was made from, so that its figures are not added once more (E3).</param>
/// <param name="InForceAt">When the figures became valid, if that is not the time of this event: the time of the other
/// channel of a back-filled report (I2).</param>
public sealed record ReportAccepted(
    ReportId ReportId, int Version, UnitId Unit, string Regime, string Template, int TemplateVersion, string Period,
    EquatableArray<AcceptedFigure> Figures, string ContentHash, AccountId SignedBy, string? Reason,
    DateTimeOffset? InForceAt, AccountId By, EquatableArray<AcceptedDetail>? Details = null,
    EquatableArray<Attachment>? Attachments = null, ReportAggregation? Aggregation = null) : ReportEvent;

/// <summary>The requesting unit sent it back; it is redone as a new version (E8).</summary>
/// <param name="Signature">What the return was signed with; null: the account alone.</param>
/// <param name="Code">The reason's code; null: only the text.</param>
/// <param name="Cells">What it is about; null: nothing in particular.</param>
public sealed record ReportReturned(
    ReportId ReportId, int Version, string Reason, AccountId By, DigitalSignature? Signature = null,
    string? Code = null, EquatableArray<MarkedCell>? Cells = null) : ReportEvent;

/// <summary>The unit asks to correct an accepted report (E9). The accepted version stays in force.</summary>
/// <param name="Cells">What it would put in, as far as it says so; null: nothing yet.</param>
public sealed record CorrectionRequested(
    ReportId ReportId, int Version, string Reason, AccountId By, EquatableArray<EnteredCell>? Cells = null) : ReportEvent;

/// <summary>The requesting unit lets the unit correct (E9): a new version is open.</summary>
public sealed record CorrectionApproved(ReportId ReportId, int Version, AccountId By) : ReportEvent;

/// <summary>The requesting unit does not let the unit correct.</summary>
public sealed record CorrectionDenied(ReportId ReportId, int Version, string Reason, AccountId By) : ReportEvent;

/// <summary>The unit took the report's figures out of force, as an approved correction (E9).</summary>
/// <param name="Indicators">The figures that were in force until now.</param>
public sealed record ReportWithdrawn(
    ReportId ReportId, int Version, UnitId Unit, string Regime, string Template, int TemplateVersion, string Period,
    EquatableArray<string> Indicators, string Reason, AccountId By) : ReportEvent;
