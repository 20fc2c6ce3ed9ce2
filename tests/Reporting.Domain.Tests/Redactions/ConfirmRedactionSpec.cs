using Reporting.Domain.Redactions;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Redactions;

public sealed class ConfirmRedactionSpec
{
    private static readonly RedactionRequested Requested = EventSamples.RedactionAsked;
    private static readonly ConfirmRedaction Confirm = new(Requested.EventId, Binh);

    private static Spec<Redaction, RedactionEvent>.Before Given(params RedactionEvent[] history) =>
        new Spec<Redaction, RedactionEvent>(Redaction.Initial, Redaction.Evolve).Given(history);

    [Fact]
    public void A_second_person_agrees() =>
        Given(Requested).When(ConfirmRedaction.Decide, Confirm).Then(EventSamples.RedactionDone);

    [Fact]
    public void Nobody_confirms_the_own_request() => Given(Requested)
        .When(ConfirmRedaction.Decide, Confirm with { By = Ana }).ThenRefused("redaction.same-person");

    [Fact]
    public void It_was_asked_for() =>
        Given().When(ConfirmRedaction.Decide, Confirm).ThenRefused("redaction.not-requested");
}
