using Reporting.Domain.Publications;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Publications;

public sealed class ApprovePublicationSpec : PublicationSpec
{
    private static readonly ApprovePublication Approve = new(Asked.PublicationId, LookingUpEvents.Approved.Document, Chi);

    [Fact]
    public void F6_The_leader_approves_with_the_number_of_the_decision() =>
        Given(Asked).When(ApprovePublication.Decide, Approve).Then(LookingUpEvents.Approved);

    [Fact]
    public void F6_Whoever_asked_does_not_approve() => Given(Asked)
        .When(ApprovePublication.Decide, Approve with { By = Binh }).ThenRefused("publication.own-request");

    [Fact]
    public void The_decision_that_approved_it_stands() => Given(Asked, LookingUpEvents.Approved)
        .When(ApprovePublication.Decide, Approve with { Document = "13/QĐ-UBND", By = Dung }).Then();

    [Fact]
    public void What_is_withdrawn_is_not_approved() => Given(Asked, LookingUpEvents.PublicationOff)
        .When(ApprovePublication.Decide, Approve).ThenRefused("publication.is-withdrawn");

    [Fact]
    public void It_names_the_decision() => Given(Asked)
        .When(ApprovePublication.Decide, Approve with { Document = "" }).ThenRefused("text.blank", "document");

    [Fact]
    public void It_was_asked_for() => Given().When(ApprovePublication.Decide, Approve)
        .ThenRefused("publication.unknown");
}
