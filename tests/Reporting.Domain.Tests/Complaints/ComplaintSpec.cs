using Reporting.Domain.Complaints;

namespace Reporting.Domain.Tests.Complaints;

/// <summary>The opening moves of a complaint.</summary>
public abstract class ComplaintSpec
{
    protected static readonly ComplaintFiled Filed = LookingUpEvents.Filed;

    protected static Spec<Complaint, ComplaintEvent>.Before Given(params ComplaintEvent[] history) =>
        new Spec<Complaint, ComplaintEvent>(Complaint.Initial, Complaint.Evolve).Given(history);
}
