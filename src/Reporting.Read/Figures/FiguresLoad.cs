using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Figures;

/// <summary>The stretches of the whole log. A stretch is written when it has ended, or at the end; where too many are open,
/// all are written as they are, and their ends later as a page writes them.</summary>
/// <param name="openCountMax">How many wait in memory, about a kilobyte each.</param>
internal sealed class FiguresLoad(int openCountMax = 100_000)
{
    private readonly Dictionary<Guid, Stretch> open = [];
    private readonly HashSet<string> texts = [];
    private FiguresPage done = new();
    private bool hasWrittenOpen;

    public Load AsLoad() => new(Add, Take, FiguresProjection.NotAddedAnywhereSql);

    private void Add(IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (recorded.Type == "template_version_published")
                done.Add(FiguresProjection.Published(recorded));
            else if (FiguresProjection.Stretch(recorded) is { } stretch)
                Add(stretch);
        }
    }

    private void Add(Stretch next)
    {
        Share(next.Indicators);
        if (open.Remove(next.ReportId, out var before))
        {
            before.EndWith(next);
            done.Stretches.Add(before);
        }
        else if (hasWrittenOpen && next.Version > 0)
        {
            done.Ended.Add(next);
        }
        open.Add(next.ReportId, next);
    }

    /// <summary>The same few codes come again and again.</summary>
    private void Share(string[] indicators)
    {
        for (var i = 0; i < indicators.Length; i++)
        {
            if (texts.TryGetValue(indicators[i], out var shared))
                indicators[i] = shared;
            else
                texts.Add(indicators[i]);
        }
    }

    private IReadOnlyList<Change> Take(bool isLast)
    {
        var page = done;
        done = new FiguresPage();
        if (isLast || open.Count > openCountMax)
        {
            page.Stretches.AddRange(open.Values);
            open.Clear();
            hasWrittenOpen = true;
        }
        return FiguresProjection.Changes(page);
    }
}
