using static Reporting.Domain.Decision<Reporting.Domain.Complaints.ComplaintEvent>;

namespace Reporting.Domain.Complaints;

/// <summary>The unit that owns the figure answers a complaint, with a reason (F7). The figure itself only changes by a
/// correction (J1a).</summary>
public sealed record AnswerComplaint(Guid ComplaintId, string Answer, bool IsUpheld, AccountId By)
{
    public static Decision<ComplaintEvent> Decide(AnswerComplaint command, Complaint state)
    {
        if (state.Filed is null)
            return Refuse(ComplaintRefusals.Unknown());
        if (Texts.Check("answer", command.Answer, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        var answered = new ComplaintAnswered(command.ComplaintId, command.Answer, command.IsUpheld, command.By);
        return state.Answered is null ? Emit(answered)
            : state.Answered == answered ? Emit()
            : Refuse(ComplaintRefusals.IsAnswered());
    }
}
