using static Reporting.Domain.Decision<Reporting.Domain.Incidents.IncidentEvent>;

namespace Reporting.Domain.Incidents;

/// <summary>Any user tells the operator that something is wrong, from inside the system (I5).</summary>
public sealed record RaiseIncident(Guid IncidentId, UnitId? Unit, string Title, string Text, AccountId By)
{
    public static Decision<IncidentEvent> Decide(RaiseIncident command, Incident state)
    {
        if ((Texts.Check("title", command.Title, Texts.NameLengthMax)
            ?? Texts.Check("text", command.Text, Texts.RemarkLengthMax)) is { } wrong)
            return Refuse(wrong);
        var raised = new IncidentRaised(command.IncidentId, command.Unit, command.Title, command.Text, command.By);
        return state.Raised is null ? Emit(raised)
            : state.Raised == raised ? Emit()
            : Refuse(IncidentRefusals.IdTaken());
    }
}
