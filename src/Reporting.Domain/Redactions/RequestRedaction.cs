using static Reporting.Domain.Decision<Reporting.Domain.Redactions.RedactionEvent>;

namespace Reporting.Domain.Redactions;

/// <summary>An operator asks to destroy the body of an event.</summary>
public sealed record RequestRedaction(Guid EventId, long Position, string Leaf, string Reason, AccountId By)
{
    public static Decision<RedactionEvent> Decide(RequestRedaction command, Redaction state)
    {
        if (Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        var requested = new RedactionRequested(
            command.EventId, command.Position, command.Leaf, command.Reason, command.By);
        return state.Requested is null ? Emit(requested)
            : state.Requested == requested ? Emit()
            : Refuse(RedactionRefusals.OtherReason());
    }
}
