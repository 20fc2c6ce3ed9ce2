using Reporting.Domain.Publications;

namespace Reporting.Domain.Tests.Publications;

/// <summary>The opening moves of publishing.</summary>
public abstract class PublicationSpec
{
    protected static readonly PublicationRequested Asked = LookingUpEvents.PublicationAsked;

    protected static Spec<Publication, PublicationEvent>.Before Given(params PublicationEvent[] history) =>
        new Spec<Publication, PublicationEvent>(Publication.Initial, Publication.Evolve).Given(history);
}
