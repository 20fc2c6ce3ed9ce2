using Reporting.Domain.Indicators;
using static Reporting.Domain.Decision<Reporting.Domain.Templates.TemplateEvent>;

namespace Reporting.Domain.Templates;

/// <summary>A version of a template becomes official at once (B3), as a decision has it that needs no trial. Reports
/// that were opened in earlier versions stay there.</summary>
public sealed record PublishTemplateVersion(TemplateDesign Design, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="indicators">The indicators that are defined, by code; at least those of the rows that are.</param>
    /// <param name="linkedReports">Whether the profile has linked reports.</param>
    /// <param name="state">The versions so far.</param>
    public static Decision<TemplateEvent> Decide(
        PublishTemplateVersion command, IReadOnlyDictionary<string, Indicator> indicators, bool linkedReports,
        Template state)
    {
        var design = command.Design;
        if ((TemplateCompleteness.Check(design.Kind, design.Rows.Count, design.Sections?.Count ?? 0, linkedReports)
            ?? TemplateDesignRules.Check(design, indicators)) is { } wrong)
            return Refuse(wrong);
        TemplateVersionPublished published = design.ToVersion(indicators, command.By);
        if (state.Version(published.Version) is { } earlier)
        {
            return earlier.Published with { By = command.By } == published
                ? Emit()
                : Refuse(TemplateRefusals.VersionTaken(published.Version));
        }
        // What is being tried out becomes official by its own way, with a notice.
        return state.Draft(published.Version) is { TrialLastDay: not null }
            ? Refuse(TemplateRefusals.VersionTaken(published.Version))
            : TemplateOrder.Check(state, published) is { } misfit ? Refuse(misfit)
            : Emit(published);
    }
}
