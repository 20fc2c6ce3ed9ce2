namespace Reporting.Domain.Templates;

/// <summary>How a version must follow the official ones before it.</summary>
internal static class TemplateOrder
{
    public static Refusal? Check(Template state, TemplateVersionPublished next) =>
        state.AbolishedFrom is { } from ? TemplateRefusals.Abolished(from)
        : state.Versions is not [.., var last] ? null
        : next.Version < last.Version ? TemplateRefusals.VersionNotNext(last.Version)
        : next.ValidFrom < last.ValidFrom ? TemplateRefusals.ValidFromNotAfter(last.ValidFrom)
        : next.PeriodKind != last.PeriodKind ? TemplateRefusals.PeriodKindChanged()
        : null;
}
