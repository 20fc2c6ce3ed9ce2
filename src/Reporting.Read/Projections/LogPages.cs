using System.Runtime.CompilerServices;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>The whole log as a projection wants it, for a rebuild.</summary>
internal static class LogPages
{
    /// <summary>All pages up to the head. The next is read while the caller works on the last.</summary>
    public static async IAsyncEnumerable<EventPage> Read(
        PostgresEventStore store, Projection projection, int eventCount, [EnumeratorCancellation] CancellationToken ct)
    {
        var reading = store.ReadPage(0, projection.Wants, eventCount, ct);
        while (true)
        {
            var page = await reading;
            var isLast = page.ScannedTo >= page.HeadPosition;
            if (!isLast)
                reading = store.ReadPage(page.ScannedTo, projection.Wants, eventCount, ct);
            yield return page;
            if (isLast)
                yield break;
        }
    }
}
