using static Reporting.Domain.Decision<Reporting.Domain.Publications.PublicationEvent>;

namespace Reporting.Domain.Publications;

/// <summary>The unit's leader approves a publication (F6), who did not ask for it.</summary>
/// <param name="Document">The number of the decision.</param>
public sealed record ApprovePublication(Guid PublicationId, string Document, AccountId By)
{
    public static Decision<PublicationEvent> Decide(ApprovePublication command, Publication state)
    {
        if (state.Requested is null)
            return Refuse(PublicationRefusals.Unknown());
        if (Texts.Check("document", command.Document, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        var approved = new PublicationApproved(command.PublicationId, command.Document, command.By);
        return state.Approved == approved && state.Withdrawn is null ? Emit()
            : state.Withdrawn is not null ? Refuse(PublicationRefusals.IsWithdrawn())
            : state.Requested.By == command.By ? Refuse(PublicationRefusals.OwnRequest())
            // It is approved already; the decision that did it stands.
            : state.Approved is not null ? Emit()
            : Emit(approved);
    }
}
