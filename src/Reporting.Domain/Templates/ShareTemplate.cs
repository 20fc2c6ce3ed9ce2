using static Reporting.Domain.Decision<Reporting.Domain.Templates.TemplateEvent>;

namespace Reporting.Domain.Templates;

/// <summary>A unit puts an official version into the shared library (kho báo cáo mẫu), for others to copy (B2).</summary>
public sealed record ShareTemplate(string Template, int Version, AccountId By)
{
    public static Decision<TemplateEvent> Decide(ShareTemplate command, Template state) =>
        state.Version(command.Version) is null ? Refuse(TemplateRefusals.NotOfficial(command.Version))
        : state.Shared.Contains(command.Version) ? Emit()
        : Emit(new TemplateShared(command.Template, command.Version, command.By));
}
