using Reporting.Domain.Redactions;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Redactions;

public sealed class RequestRedactionSpec
{
    private static readonly RedactionRequested Requested = EventSamples.RedactionAsked;
    private static readonly RequestRedaction Request = new(
        Requested.EventId, Requested.Position, Requested.Leaf, Requested.Reason, Ana);

    private static Spec<Redaction, RedactionEvent>.Before Given(params RedactionEvent[] history) =>
        new Spec<Redaction, RedactionEvent>(Redaction.Initial, Redaction.Evolve).Given(history);

    [Fact]
    public void An_operator_asks() => Given().When(RequestRedaction.Decide, Request).Then(Requested);

    [Fact]
    public void It_says_why() =>
        Given().When(RequestRedaction.Decide, Request with { Reason = "" }).ThenRefused("text.blank", "reason");

    [Fact]
    public void One_event_is_asked_for_once() => Given(Requested)
        .When(RequestRedaction.Decide, Request with { Reason = "Khác" }).ThenRefused("redaction.requested-otherwise", "reason");
}
