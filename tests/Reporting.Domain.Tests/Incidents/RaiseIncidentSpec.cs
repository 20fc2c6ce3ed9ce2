using Reporting.Domain.Incidents;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Incidents;

public sealed class RaiseIncidentSpec
{
    private static readonly IncidentRaised Raised = EventSamples.Raised;
    private static readonly RaiseIncident Raise = new(Raised.IncidentId, Xuan, Raised.Title, Raised.Text, Binh);

    private static Spec<Incident, IncidentEvent>.Before Given(params IncidentEvent[] history) =>
        new Spec<Incident, IncidentEvent>(Incident.Initial, Incident.Evolve).Given(history);

    [Fact]
    public void I5_A_user_tells_the_operator() => Given().When(RaiseIncident.Decide, Raise).Then(Raised);

    [Fact]
    public void It_says_what_happened()
    {
        Given().When(RaiseIncident.Decide, Raise with { Title = "" }).ThenRefused("text.blank", "title");
        Given().When(RaiseIncident.Decide, Raise with { Text = new string('a', 4_001) })
            .ThenRefused("text.too-long", "text");
    }

    [Fact]
    public void One_id_is_one_incident() => Given(Raised).When(RaiseIncident.Decide, Raise with { Text = "Khác" })
        .ThenRefused("incident.id-taken", "incident");
}
