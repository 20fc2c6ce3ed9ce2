using Reporting.Domain.Calendars;

namespace Reporting.Domain.Profiles;

/// <summary>What differs between deployments (requirements: hanoi, haiphong, thanhhoa, bacgiang, or an own one). It is
/// data, read and judged once when a host starts; never a branch of code for a city. docs/profiles.md tells of each
/// setting.</summary>
public sealed record Profile
{
    /// <summary>The profile's name, as <c>--profile</c> takes it.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where local days begin and end: a name of the time zone database.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The code of the unit that runs the system; null until it is named.</summary>
    public string? OperatorUnit { get; init; }

    /// <summary>The code of the unit that allocates targets (HN25 10); null until it is named.</summary>
    public string? PlanningUnit { get; init; }

    public required AccountSettings Accounts { get; init; }

    public required CatalogueSettings Catalogues { get; init; }

    public required NoticeSettings Notices { get; init; }

    public required CalendarSettings Calendar { get; init; }

    public required ReportSettings Reports { get; init; }

    /// <summary>Which act a setting follows, by the setting's path (<c>accounts.passwordMaxAgeMonths</c>).</summary>
    public EquatableArray<LegalBasis> LegalBases { get; init; }

    /// <summary>The act that a setting follows, or null.</summary>
    public string? LegalBasisOf(string setting)
    {
        foreach (var basis in LegalBases)
        {
            if (basis.Setting == setting)
                return basis.Act;
        }
        return null;
    }
}

/// <summary>Accounts and passwords (A3, A5).</summary>
public sealed record AccountSettings
{
    /// <summary>Within how many working days of its receipt a request for an account is to be done (BG22 4.3); null
    /// where no act says.</summary>
    public int? RequestWorkingDays { get; init; }

    /// <summary>Whether an account is issued, changed, locked and revoked only with the number of the written request
    /// (HN23 2.15).</summary>
    public required bool DocumentRequired { get; init; }

    /// <summary>How user names are made; null means that any well-formed name will do.</summary>
    public UserNamePattern? UserNamePattern { get; init; }

    /// <summary>After how many months a password has to be changed; null means never, which only a deployment without
    /// such a rule may choose.</summary>
    public int? PasswordMaxAgeMonths { get; init; }

    /// <summary>How many days before that the holder is warned.</summary>
    public required int PasswordWarningDays { get; init; }
}

/// <summary>Catalogues and template versions (B4).</summary>
public sealed record CatalogueSettings
{
    /// <summary>How many working days a trial lasts at most.</summary>
    public required int TrialWorkingDays { get; init; }

    /// <summary>Within how many days of a decision its changes are to be in the catalogue.</summary>
    public required int UpdateDays { get; init; }
}

/// <summary>Notices and outages (I2, I3).</summary>
public sealed record NoticeSettings
{
    /// <summary>How many hours before it an upgrade is announced.</summary>
    public required int UpgradeHours { get; init; }

    /// <summary>How many working days before it the suspension of a connection is announced.</summary>
    public required int SuspensionWorkingDays { get; init; }

    /// <summary>An outage longer than this many continuous working hours shifts deadlines.</summary>
    public required int OutageWorkingHours { get; init; }
}

/// <summary>Deadlines, working days and hours (C2, C3).</summary>
public sealed record CalendarSettings
{
    /// <summary>Whether "before the 20th" includes the 20th: the deadline is then the end of that day instead of its
    /// beginning.</summary>
    public required bool DeadlineDayIncluded { get; init; }

    /// <summary>Whether the deadline of a daily report moves to the next working day, too (C3).</summary>
    public required bool HolidayRollForDaily { get; init; }

    /// <summary>The hours that count as working hours, in order, on every working day.</summary>
    public required EquatableArray<WorkingHours> WorkingHours { get; init; }

    /// <summary>The default deadlines (C2); a kind of period without one gets its deadline from the issuing
    /// agency.</summary>
    public required EquatableArray<DeadlineRule> Deadlines { get; init; }
}

/// <summary>What becomes of a report (B3, E5, E6).</summary>
public sealed record ReportSettings
{
    /// <summary>Which signatures a report needs, in their order.</summary>
    public required EquatableArray<RequiredSignature> Signatures { get; init; }

    public required SendBy SendBy { get; init; }

    /// <summary>How it is signed and sealed.</summary>
    public SignedWith SignedWith { get; init; }

    /// <summary>Whether somebody with the role check passes it before it is submitted (E0).</summary>
    public bool CheckBeforeSubmit { get; init; }

    /// <summary>Whether reports are assigned when a period opens, without anybody's doing.</summary>
    public required bool AssignAutomatically { get; init; }

    /// <summary>Whether templates may be linked reports.</summary>
    public required bool LinkedReports { get; init; }

    /// <summary>Whether files are kept unscanned where no virus scanner is set up (E10); where one is, every file is
    /// scanned.</summary>
    public bool UnscannedFiles { get; init; }
}

/// <summary>From one local time of the day to another.</summary>
public sealed record WorkingHours(TimeOnly From, TimeOnly To);

/// <summary>The act that a setting follows.</summary>
public sealed record LegalBasis(string Setting, string Act);

/// <summary>When a report is due, counted from its window (C2).</summary>
public sealed record DeadlineRule
{
    public required PeriodKind Kind { get; init; }

    /// <summary>Which half (1 or 2) of a month or of a school year (opening, closing) it is for; null for all.</summary>
    public int? Part { get; init; }

    /// <summary>Whether it is counted from the window's first day; otherwise from its last.</summary>
    public bool FromFirstDay { get; init; }

    /// <summary>How many months after the month of that day.</summary>
    public int MonthsAfter { get; init; }

    /// <summary>The day of that month; null for the day itself, moved by <see cref="DaysAfter"/>.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>How many days after that day, where no day of the month is named.</summary>
    public int DaysAfter { get; init; }

    /// <summary>The local time; null means "before the day" (see <see cref="CalendarSettings.DeadlineDayIncluded"/>).
    /// </summary>
    public TimeOnly? Time { get; init; }
}
