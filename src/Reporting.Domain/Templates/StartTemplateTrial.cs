using static Reporting.Domain.Decision<Reporting.Domain.Templates.TemplateEvent>;

namespace Reporting.Domain.Templates;

/// <summary>A drafted version is tried out, for as many working days as the profile has (B4): reports may be assigned in
/// it by its number.</summary>
/// <param name="LastDay">The last day of the trial, by the profile.</param>
public sealed record StartTemplateTrial(string Template, int Version, DateOnly LastDay, AccountId By)
{
    /// <param name="linkedReports">Whether the profile has linked reports.</param>
    public static Decision<TemplateEvent> Decide(StartTemplateTrial command, bool linkedReports, Template state)
    {
        if (state.Draft(command.Version) is not { } draft)
            return Refuse(TemplateRefusals.NotDraft(command.Version));
        // Asked twice: the trial goes on, and its clock does not start anew.
        if (draft.TrialLastDay is not null)
            return Emit();
        var drafted = draft.Version.Published;
        return TemplateCompleteness.Check(
            drafted.Kind, drafted.Rows.Count, drafted.Sections?.Count ?? 0, linkedReports) is { } missing ? Refuse(missing)
            : TemplateOrder.Check(state, drafted) is { } misfit ? Refuse(misfit)
            : Emit(new TemplateTrialStarted(command.Template, command.Version, command.LastDay, command.By));
    }
}
