using Reporting.EventStore;
using Reporting.Write.Calendars;
using Reporting.Write.Regimes;
using Reporting.Write.Reports;

namespace Reporting.Write.Reactions;

/// <summary>Events that lead to further commands. One subscription for all, so that they are reacted to in their order;
/// its position is stored, so a host that dies leaves nothing undone, and of several hosts one runs it
/// (docs/adr/0017).</summary>
public sealed class Reacting(PostgresEventStore store, WhenPeriodOpened opened, WhenCalendarChanged changed, WhenReportSuperseded superseded)
    : IAsyncDisposable
{
    public const string Name = "reactions";

    private static readonly string[] Types = ["period_opened", "holidays_imported", "outage_recorded", "report_superseded"];

    private RunningSubscription? running;

    public SubscriptionStatus? Status => running?.Status;

    public void Start() => running = store.Start(new Subscription(Name, Types, Handle)
    {
        // A period that opens for thousands of units is noted as done by itself, not with its neighbours.
        BatchCountMax = 1,
        AttemptCountMax = 10,
    });

    /// <summary>Whether everything that happened so far was reacted to, on whichever host.</summary>
    public async Task<bool> IsDone(CancellationToken ct)
    {
        var position = (await store.Subscriptions(ct)).FirstOrDefault(one => one.Name == Name)?.Position ?? 0;
        return (await store.ReadPage(position, Types, 1, ct)).Events.Count == 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
            await running.DisposeAsync();
    }

    private async Task Handle(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        foreach (var happened in events)
        {
            if (happened.Type == "period_opened")
                await opened.Handle(happened, ct);
            else if (happened.Type == "report_superseded")
                await superseded.Handle(happened, ct);
            else
                await changed.Handle(happened, ct);
        }
    }
}
