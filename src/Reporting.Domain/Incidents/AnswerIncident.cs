using static Reporting.Domain.Decision<Reporting.Domain.Incidents.IncidentEvent>;

namespace Reporting.Domain.Incidents;

/// <summary>The operator answers an incident; the answer reaches the user's inbox.</summary>
public sealed record AnswerIncident(Guid IncidentId, string Answer, bool IsClosed, AccountId By)
{
    public static Decision<IncidentEvent> Decide(AnswerIncident command, Incident state)
    {
        if (state.Raised is null)
            return Refuse(IncidentRefusals.Unknown());
        if (Texts.Check("answer", command.Answer, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        var answered = new IncidentAnswered(command.IncidentId, command.Answer, command.IsClosed, command.By);
        return state.LastAnswer == answered ? Emit()
            : state.LastAnswer is { IsClosed: true } ? Refuse(IncidentRefusals.IsClosed())
            : Emit(answered);
    }
}
