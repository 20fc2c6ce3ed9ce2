using System.Text.Json.Serialization;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;

namespace Reporting.Domain.Regimes;

/// <summary>What a regime's reports are asked for by (B5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegimeType>))]
public enum RegimeType
{
    /// <summary>Each period (báo cáo định kỳ).</summary>
    [JsonStringEnumMemberName("periodic")] Periodic,

    /// <summary>One or more times in a span (báo cáo chuyên đề).</summary>
    [JsonStringEnumMemberName("thematic")] Thematic,

    /// <summary>When something happens (báo cáo đột xuất).</summary>
    [JsonStringEnumMemberName("ad_hoc")] AdHoc,
}

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record RegimeEvent
{
    private protected RegimeEvent() { }
}

/// <summary>What a regime asks for beyond its deployment's profile (E0). It adds steps and takes none away.</summary>
/// <param name="CheckBeforeSubmit">Whether its reports are checked before they are submitted; null: by the
/// profile.</param>
/// <param name="SignedWith">Certificate, or null: by the profile.</param>
/// <param name="IsSealed">Whether the unit seals them; null: by the profile.</param>
/// <param name="SendBy">Who sends them; null: by the profile.</param>
public sealed record RegimeSteps(
    bool? CheckBeforeSubmit = null, SignedWith? SignedWith = null, bool? IsSealed = null, SendBy? SendBy = null);

/// <summary>Who reports what to whom, and how often.</summary>
/// <param name="RequestingUnit">The unit that assigns the reports and accepts or returns them.</param>
/// <param name="ReportersKind">All units of this kind in the requesting unit's subtree report; null when they are
/// listed.</param>
/// <param name="Reporters">The units that report, when they are listed.</param>
/// <param name="Type">Null in older events: periodic.</param>
/// <param name="IsAutomatic">Whether its periods open by themselves (D1); null: no.</param>
/// <param name="Deadline">The regime's own rule, before the deployment's; null: that one.</param>
/// <param name="LeadUnit">The unit that gives the reports to the units beside the requesting unit (D4); null: none.</param>
/// <param name="ValidFrom">The first day whose periods it asks for; null: from its definition on.</param>
/// <param name="ValidTo">The last one; null: for good.</param>
/// <param name="Steps">The steps that its reports go through beside the profile's (E0); null: those alone.</param>
/// <param name="Chain">How its reports go up to be added up (E3); null: all go to the requesting unit.</param>
public sealed record RegimeDefined(
    string Code, string Name, string Template, PeriodKind PeriodKind, UnitId RequestingUnit,
    string? ReportersKind, EquatableArray<UnitId> Reporters, AccountId By, RegimeType? Type = null,
    bool? IsAutomatic = null, DeadlineRule? Deadline = null, UnitId? LeadUnit = null, DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null, RegimeSteps? Steps = null, RegimeChain? Chain = null) : RegimeEvent;

/// <summary>A period of the regime is open: its reporters owe their reports. They are assigned one by one after
/// this.</summary>
/// <param name="DueAt">The first instant that is late.</param>
/// <param name="CalendarVersion">What the deadline was counted by; null when it was given.</param>
public sealed record PeriodOpened(
    string Regime, string Period, int Occurrence, int TemplateVersion, DateTimeOffset DueAt, int? CalendarVersion,
    AccountId By) : RegimeEvent;

/// <summary>The regime asks for nothing more.</summary>
/// <param name="LastDay">Periods that begin later are not opened.</param>
public sealed record RegimeEnded(string Regime, DateOnly LastDay, string Reason, AccountId By) : RegimeEvent;
