using static Reporting.Domain.Decision<Reporting.Domain.Templates.TemplateEvent>;

namespace Reporting.Domain.Templates;

/// <summary>From a day on nobody is given the template any more (B4). Reports that were opened stay as they are.</summary>
public sealed record AbolishTemplate(string Template, DateOnly From, string LegalBasis, AccountId By)
{
    public static Decision<TemplateEvent> Decide(AbolishTemplate command, Template state)
    {
        if (Texts.Check("legalBasis", command.LegalBasis, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (state.Versions is not [var first, ..])
            return Refuse(TemplateRefusals.Unknown(command.Template));
        if (state.AbolishedFrom is { } from)
            return from == command.From ? Emit() : Refuse(TemplateRefusals.Abolished(from));
        return command.From < first.ValidFrom
            ? Refuse(TemplateRefusals.ValidFromNotAfter(first.ValidFrom))
            : Emit(new TemplateAbolished(command.Template, command.From, command.LegalBasis, command.By));
    }
}
