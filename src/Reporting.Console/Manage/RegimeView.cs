namespace Reporting.Console.Manage;

/// <summary>A regime as its own stream has it, and as the command takes it.</summary>
public sealed class RegimeDefinition
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Template { get; set; } = "";
    public string PeriodKind { get; set; } = "month";
    public string RequestingUnit { get; set; } = "";
    public string? ReportersKind { get; set; }
    public string[]? Reporters { get; set; }
    public string? Type { get; set; }
    public bool Automatic { get; set; }
    public DeadlineRule? Deadline { get; set; }
    public string? LeadUnit { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public RegimeSteps? Steps { get; set; }
    public RegimeChain? Chain { get; set; }
}

/// <summary>When a report is due, counted from its window.</summary>
public sealed class DeadlineRule
{
    public string Kind { get; set; } = "month";
    public bool FromFirstDay { get; set; }
    public int MonthsAfter { get; set; }
    public int? DayOfMonth { get; set; }
    public int DaysAfter { get; set; }
    public TimeOnly? Time { get; set; }
}

/// <summary>What its reports go through beside the profile's steps; nothing is taken away.</summary>
public sealed class RegimeSteps
{
    public bool? CheckBeforeSubmit { get; set; }
    public string? SignedWith { get; set; }
    public bool? IsSealed { get; set; }
    public string? SendBy { get; set; }
}

public sealed record RegimeChain(string? Hierarchy = null);

/// <param name="EndedOn">Periods that begin later are not opened.</param>
public sealed record RegimeResource(
    RegimeDefinition Definition, IReadOnlyList<Opening> Openings, DateOnly? EndedOn, string? EndReason);

public sealed record Opening(string Period, int Occurrence, int TemplateVersion, DateTimeOffset DueAt);

/// <param name="NamedDay">The day that the rule names by itself.</param>
/// <param name="Day">The working day that it moved to.</param>
public sealed record Due(
    string Period, int Occurrence, DateOnly First, DateOnly Last, DateOnly? NamedDay, DateOnly? Day, DateTimeOffset? DueAt);
