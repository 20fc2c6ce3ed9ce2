using static Reporting.Domain.Decision<Reporting.Domain.Notices.NoticeEvent>;

namespace Reporting.Domain.Notices;

/// <summary>What was announced does not take place; users see why.</summary>
public sealed record WithdrawNotice(Guid NoticeId, string Reason, AccountId By)
{
    public static Decision<NoticeEvent> Decide(WithdrawNotice command, Notice state)
    {
        if (state.Announced is null)
            return Refuse(NoticeRefusals.Unknown());
        if (Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        var withdrawn = new NoticeWithdrawn(command.NoticeId, command.Reason, command.By);
        return state.Withdrawn is null ? Emit(withdrawn)
            : state.Withdrawn == withdrawn ? Emit()
            : Refuse(NoticeRefusals.IsWithdrawn());
    }
}
