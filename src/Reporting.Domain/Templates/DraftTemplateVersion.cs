using Reporting.Domain.Indicators;
using static Reporting.Domain.Decision<Reporting.Domain.Templates.TemplateEvent>;

namespace Reporting.Domain.Templates;

/// <summary>A version is designed, step by step (B3): each wish holds all that is there so far. A draft of that number is
/// replaced.</summary>
public sealed record DraftTemplateVersion(TemplateDesign Design, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="indicators">The indicators that are defined, by code; at least those of the rows that are.</param>
    /// <param name="state">The versions so far.</param>
    public static Decision<TemplateEvent> Decide(
        DraftTemplateVersion command, IReadOnlyDictionary<string, Indicator> indicators, Template state)
    {
        if (TemplateDesignRules.Check(command.Design, indicators) is { } wrong)
            return Refuse(wrong);
        var draft = command.Design.ToVersion(indicators, command.By);
        if (state.Version(draft.Version) is not null || state.Draft(draft.Version) is { TrialLastDay: not null })
            return Refuse(TemplateRefusals.VersionTaken(draft.Version));
        if (TemplateOrder.Check(state, draft) is { } misfit)
            return Refuse(misfit);
        return state.Draft(draft.Version)?.Version.Published is { } earlier && earlier with { By = command.By } == draft
            ? Emit()
            : Emit(new TemplateVersionDrafted(draft));
    }
}
