using Reporting.Domain.Complaints;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Complaints;

public sealed class AnswerComplaintSpec : ComplaintSpec
{
    private static readonly ComplaintAnswered Reply = LookingUpEvents.ComplaintReply;
    private static readonly AnswerComplaint Answer = new(Filed.ComplaintId, Reply.Answer, false, Binh);

    [Fact]
    public void F7_The_owner_answers_with_a_reason() =>
        Given(Filed).When(AnswerComplaint.Decide, Answer).Then(Reply);

    [Fact]
    public void F7_Also_after_it_went_upwards() =>
        Given(Filed, LookingUpEvents.Escalated).When(AnswerComplaint.Decide, Answer).Then(Reply);

    [Fact]
    public void What_is_answered_is_not_answered_otherwise() => Given(Filed, Reply)
        .When(AnswerComplaint.Decide, Answer with { IsUpheld = true }).ThenRefused("complaint.is-answered");

    [Fact]
    public void It_says_why() => Given(Filed).When(AnswerComplaint.Decide, Answer with { Answer = "" })
        .ThenRefused("text.blank", "answer");

    [Fact]
    public void It_was_filed() => Given().When(AnswerComplaint.Decide, Answer).ThenRefused("complaint.unknown");
}
