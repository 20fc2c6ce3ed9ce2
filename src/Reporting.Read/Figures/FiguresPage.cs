using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;
using Reporting.EventStore;

namespace Reporting.Read.Figures;

/// <summary>A stretch of positions in which a report's figures stay as they are.</summary>
internal sealed class Stretch(
    RecordedEvent recorded, ReportId reportId, UnitId unit, string regime, string template, int templateVersion,
    Period period,
    int version, DateTimeOffset inForceAt)
{
    // The event itself is let go: a load keeps many stretches, and the event's body is most of it.
    public long Position { get; } = recorded.Position;
    public string Event { get; } = recorded.Type;
    public DateTimeOffset KnownAt { get; } = recorded.Timestamp;
    public Guid ReportId => reportId.Value;
    public Guid Unit => unit.Value;
    public string Regime => regime;
    public string Template => template;
    public int TemplateVersion => templateVersion;
    public Period Period => period;
    public int Version => version;
    public DateTimeOffset InForceAt => inForceAt;
    public long ToPosition { get; set; } = long.MaxValue;
    public DateTimeOffset InForceUntil { get; set; } = DateTimeOffset.MaxValue;
    public string[] Indicators { get; init; } = [];
    public decimal[] Values { get; init; } = [];
    public Guid[] EnteredBy { get; init; } = [];
    public string[]? Derived { get; init; }
    public Guid? SignedBy { get; init; }
    public Guid? AcceptedBy { get; init; }
    public string? Reason { get; init; }

    public void EndWith(Stretch next) => (ToPosition, InForceUntil) = (next.Position, next.InForceAt);
}

/// <summary>The stretches that a page of events begins and ends.</summary>
internal sealed class FiguresPage
{
    private readonly Dictionary<Guid, Stretch> current = [];

    public List<(TemplateVersionPublished Version, string Indicator)> Rows { get; } = [];

    public List<Stretch> Stretches { get; } = [];

    /// <summary>The first stretch of this page for each report that had one before: there the stored one
    /// ends.</summary>
    public List<Stretch> Ended { get; } = [];

    /// <summary>A form whose columns hold other things than the indicators' figures owes none.</summary>
    public void Add(TemplateVersionPublished published)
    {
        if (published.Columns is not { Count: > 0 } columns || columns.Any(column => column.IsFigure == true))
            Rows.AddRange(published.Rows.Select(row => (published, row.Indicator)));
    }

    public void Add(Stretch next)
    {
        if (current.TryGetValue(next.ReportId, out var before))
            before.EndWith(next);
        else if (next.Version > 0)
            Ended.Add(next);
        current[next.ReportId] = next;
        Stretches.Add(next);
    }
}
