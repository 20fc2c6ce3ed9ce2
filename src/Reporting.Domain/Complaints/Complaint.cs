using System.Diagnostics;

namespace Reporting.Domain.Complaints;

/// <summary>A complaint; null in <see cref="Filed"/> while there is none.</summary>
/// <param name="At">The unit that it was last brought to.</param>
/// <param name="DueAt">Until when an answer is expected.</param>
public sealed record Complaint(ComplaintFiled? Filed, ComplaintAnswered? Answered, UnitId At, DateTimeOffset DueAt)
{
    public static readonly Complaint Initial = new(Filed: null, Answered: null, default, default);

    public static Complaint Evolve(Complaint state, ComplaintEvent happened) => (state, happened) switch
    {
        ({ Filed: null }, ComplaintFiled e) => new Complaint(e, Answered: null, e.Unit, e.DueAt),
        ({ Filed: not null, Answered: null }, ComplaintAnswered e) => state with { Answered = e },
        ({ Filed: not null, Answered: null }, ComplaintEscalated e) => state with { At = e.To, DueAt = e.DueAt },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
