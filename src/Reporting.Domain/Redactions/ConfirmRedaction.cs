using static Reporting.Domain.Decision<Reporting.Domain.Redactions.RedactionEvent>;

namespace Reporting.Domain.Redactions;

/// <summary>A second operator agrees; then the body is destroyed.</summary>
public sealed record ConfirmRedaction(Guid EventId, AccountId By)
{
    public static Decision<RedactionEvent> Decide(ConfirmRedaction command, Redaction state) => state switch
    {
        { IsDone: true } => Emit(),
        { Requested: { } asked } when asked.By == command.By => Refuse(RedactionRefusals.SamePerson()),
        { Requested: { } asked } => Emit(new ContentRedacted(
            asked.EventId, asked.Position, asked.Leaf, asked.Reason, asked.By, command.By)),
        _ => Refuse(RedactionRefusals.NotRequested()),
    };
}
