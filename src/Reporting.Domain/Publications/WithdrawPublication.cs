using static Reporting.Domain.Decision<Reporting.Domain.Publications.PublicationEvent>;

namespace Reporting.Domain.Publications;

/// <summary>What was published, or was to be, is for official duty only from now on (F6).</summary>
public sealed record WithdrawPublication(Guid PublicationId, string Reason, AccountId By)
{
    public static Decision<PublicationEvent> Decide(WithdrawPublication command, Publication state) =>
        state.Requested is null ? Refuse(PublicationRefusals.Unknown())
        : Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong ? Refuse(wrong)
        : state.Withdrawn is not null ? Emit()
        : Emit(new PublicationWithdrawn(command.PublicationId, command.Reason, command.By));
}
