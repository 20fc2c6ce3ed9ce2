using Reporting.Domain.Calendars;

namespace Reporting.Domain.Profiles;

/// <summary>What a profile must be, beyond its form: a slip in it would be a slip in every deadline.</summary>
internal static class ProfileRules
{
    private static readonly PeriodKind[] KindsWithParts = [PeriodKind.HalfMonth, PeriodKind.SchoolYear];

    /// <summary>Everything that is wrong; empty when it can be used.</summary>
    public static IReadOnlyList<string> Check(Profile profile) =>
    [
        .. Names(profile), .. Accounts(profile), .. Spans(profile), .. Hours(profile.Calendar.WorkingHours),
        .. Deadlines(profile.Calendar.Deadlines), .. Signatures(profile.Reports.Signatures),
    ];

    private static IEnumerable<string> Names(Profile profile)
    {
        if (!Codes.IsWellFormed(profile.Name))
            yield return "name is no code";
        if (Texts.Check("title", profile.Title, Texts.NameLengthMax) is not null)
            yield return "title is blank, too long or has characters that can't be shown";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out _))
            yield return $"timeZone '{profile.TimeZone}' is not in this machine's time zone database";
        if (profile.OperatorUnit is { } operates && !Codes.IsWellFormed(operates))
            yield return "operatorUnit is no code";
        if (profile.PlanningUnit is { } plans && !Codes.IsWellFormed(plans))
            yield return "planningUnit is no code";
        foreach (var basis in profile.LegalBases)
        {
            if (Texts.Check("act", basis.Act, Texts.NameLengthMax) is not null)
                yield return $"the legal basis of '{basis.Setting}' is blank";
        }
    }

    // A deployment that lets passwords grow old says by which act, or says nothing of an age at all (trust: deviations
    // are cited).
    private static IEnumerable<string> Accounts(Profile profile)
    {
        if (profile.Accounts.PasswordMaxAgeMonths is not null
            && profile.LegalBasisOf("accounts.passwordMaxAgeMonths") is null)
            yield return "accounts.passwordMaxAgeMonths has no legal basis";
    }

    private static IEnumerable<string> Spans(Profile profile)
    {
        (string Setting, int? Value, int Min, int Max)[] spans =
        [
            ("accounts.requestWorkingDays", profile.Accounts.RequestWorkingDays, 1, 60),
            ("accounts.passwordMaxAgeMonths", profile.Accounts.PasswordMaxAgeMonths, 1, 24),
            ("accounts.passwordWarningDays", profile.Accounts.PasswordWarningDays, 1, 30),
            ("catalogues.trialWorkingDays", profile.Catalogues.TrialWorkingDays, 1, 60),
            ("catalogues.updateDays", profile.Catalogues.UpdateDays, 1, 365),
            ("notices.upgradeHours", profile.Notices.UpgradeHours, 1, 720),
            ("notices.suspensionWorkingDays", profile.Notices.SuspensionWorkingDays, 1, 60),
            ("notices.outageWorkingHours", profile.Notices.OutageWorkingHours, 1, 100),
        ];
        foreach (var (setting, value, min, max) in spans)
        {
            if (value < min || value > max)
                yield return $"{setting} is not between {min} and {max}";
        }
    }

    private static IEnumerable<string> Hours(EquatableArray<WorkingHours> hours)
    {
        if (hours.Count == 0)
            yield return "calendar.workingHours is empty";
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].To <= hours[i].From || (i > 0 && hours[i].From < hours[i - 1].To))
                yield return $"calendar.workingHours[{i}] ends before it begins, or begins before the one before it ends";
        }
    }

    private static IEnumerable<string> Deadlines(EquatableArray<DeadlineRule> rules)
    {
        foreach (var (i, rule) in rules.Index())
        {
            if (rule.DayOfMonth is < 1 or > 28)
                yield return $"calendar.deadlines[{i}].dayOfMonth is not between 1 and 28";
            if (rule.DayOfMonth is null == (rule.DaysAfter == 0))
                yield return $"calendar.deadlines[{i}] needs either dayOfMonth or daysAfter";
            if (rule.MonthsAfter is < 0 or > 12 || rule.DaysAfter is < 0 or > 366)
                yield return $"calendar.deadlines[{i}] is too far away";
            if (rule.Part is not (null or 1 or 2) || (rule.Part is not null && !KindsWithParts.Contains(rule.Kind)))
                yield return $"calendar.deadlines[{i}].part is only for the halves of a month or a school year";
        }
        foreach (var twice in rules.GroupBy(rule => (rule.Kind, rule.Part)).Where(same => same.Count() > 1))
            yield return $"calendar.deadlines has two rules for {twice.Key.Kind}";
    }

    private static IEnumerable<string> Signatures(EquatableArray<RequiredSignature> signatures)
    {
        if (signatures.Count == 0 || signatures.Distinct().Count() != signatures.Count)
            yield return "reports.signatures is empty or names one twice";
    }
}
