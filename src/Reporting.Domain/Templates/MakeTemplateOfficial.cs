using static Reporting.Domain.Decision<Reporting.Domain.Templates.TemplateEvent>;

namespace Reporting.Domain.Templates;

/// <summary>A version that was on trial becomes official, and the units are told in writing (B4).</summary>
/// <param name="Notice">The number of the letter to the units.</param>
/// <param name="ValidFrom">From when on it is used; as it was drafted when null.</param>
public sealed record MakeTemplateOfficial(
    string Template, int Version, string Notice, DateOnly? ValidFrom, AccountId By)
{
    public static Decision<TemplateEvent> Decide(MakeTemplateOfficial command, Template state)
    {
        if (Texts.Check("notice", command.Notice, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (state.Version(command.Version)?.Published is { } earlier)
        {
            return earlier.Notice == command.Notice && (command.ValidFrom ?? earlier.ValidFrom) == earlier.ValidFrom
                ? Emit()
                : Refuse(TemplateRefusals.NotOnTrial(command.Version));
        }
        if (state.Draft(command.Version) is not { TrialLastDay: not null, Version.Published: var tried })
            return Refuse(TemplateRefusals.NotOnTrial(command.Version));
        TemplateVersionPublished published = tried with
        {
            ValidFrom = command.ValidFrom ?? tried.ValidFrom, Notice = command.Notice, By = command.By,
        };
        return TemplateOrder.Check(state, published) is { } misfit ? Refuse(misfit) : Emit(published);
    }
}
