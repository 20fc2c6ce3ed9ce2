using Reporting.Domain.Incidents;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Incidents;

public sealed class AnswerIncidentSpec
{
    private static readonly IncidentAnswered Closed = EventSamples.Answered;
    private static readonly AnswerIncident Answer = new(Closed.IncidentId, Closed.Answer, true, Ana);

    private static Spec<Incident, IncidentEvent>.Before Given(params IncidentEvent[] history) =>
        new Spec<Incident, IncidentEvent>(Incident.Initial, Incident.Evolve).Given(history);

    [Fact]
    public void I5_The_operator_answers() =>
        Given(EventSamples.Raised).When(AnswerIncident.Decide, Answer).Then(Closed);

    [Fact]
    public void I5_An_open_incident_is_answered_again() => Given(EventSamples.Raised, Closed with { IsClosed = false })
        .When(AnswerIncident.Decide, Answer).Then(Closed);

    [Fact]
    public void What_is_closed_stays_closed() => Given(EventSamples.Raised, Closed)
        .When(AnswerIncident.Decide, Answer with { Answer = "Thêm" }).ThenRefused("incident.is-closed");

    [Fact]
    public void It_was_raised() => Given().When(AnswerIncident.Decide, Answer).ThenRefused("incident.unknown");

    [Fact]
    public void It_says_something() => Given(EventSamples.Raised)
        .When(AnswerIncident.Decide, Answer with { Answer = "" }).ThenRefused("text.blank", "answer");
}
