using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;
using Reporting.EventStore;
using Reporting.Write.Complaints;
using Reporting.Write.Reminders;
using Reporting.Write.Usage;

namespace Reporting.Write.Reactions;

/// <summary>What becomes due by itself as business time goes on: periods open (D1), holders are reminded (C4),
/// usage is reported (F4), complaints go upwards (F7). Running it twice, or on two hosts at once, does nothing twice.</summary>
public sealed class Schedule(
    NpgsqlDataSource db, Streams streams, ReadQuestions read, Profile profile, BusinessDay day, DueReminders reminders,
    DueUsage usage, DueComplaints complaints) : IDisposable
{
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("reactions", typeof(Schedule).Assembly, "Reporting.Write.Sql.Reactions.");

    // One at a time in this process: the timer and a simulated clock that is to be moved.
    private readonly SemaphoreSlim gate = new(1);

    public void Dispose() => gate.Dispose();

    /// <summary>Does what is due by now.</summary>
    public async Task RunOnce(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var now = day.Clock.GetUtcNow();
            var calendar = BusinessCalendar.Of(
                (await streams.Calendars.Recent(HolidayCalendar.StreamId, ct)).State.Now, profile);
            foreach (var code in await read.AutomaticRegimes(ct))
                await Open(code, calendar, now, ct);
            await Since("reminders", now, since => reminders.Send(calendar, since, now, ct), ct);
            await Since("usage", now, since => usage.Record(calendar, since, now, ct), ct);
            await complaints.Escalate(calendar, now, ct);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task Open(string code, BusinessCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        var id = Regime.StreamIdOf(code);
        var regime = (await streams.Regimes.Recent(id, ct)).State;
        foreach (var (period, occurrence) in DueOpenings.Of(regime, calendar.DayOf(now), calendar.DayOf))
        {
            var template = (await streams.Templates.Recent(Template.StreamIdOf(regime.Definition!.Template), ct)).State;
            var command = new OpenPeriod(code, period, occurrence, DueAt: null, now, SystemAct.Account);
            // Refused is what has no template version yet; it is looked at again.
            await streams.Regimes.Execute(
                id, SystemAct.Context(nameof(OpenPeriod), SystemAct.Account, $"schedule-{code}"),
                state => OpenPeriod.Decide(command, template, calendar, state), ct);
        }
    }

    private async Task Since(string name, DateTimeOffset now, Func<DateTimeOffset, Task> act, CancellationToken ct)
    {
        if (await Until(name, now, ct) is var since && since < now)
        {
            await act(since);
            await Note(name, now, ct);
        }
    }

    // A store that is new has nothing to be reminded of.
    private async Task<DateTimeOffset> Until(string name, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            with seen as (select until from reactions.schedule where name = $2),
            made as (
                insert into reactions.schedule (name, until) select $2, $1 where not exists (select from seen)
                on conflict on constraint schedule_pkey do nothing
            )
            select coalesce((select until from seen), $1)
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = name });
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    private async Task Note(string name, DateTimeOffset until, CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        // Not waited for on disk: after a crash the same span is looked through again, and nobody is reminded twice.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"));
        var update = new NpgsqlBatchCommand(
            "update reactions.schedule set until = $1 where name = $2 and until < $1");
        update.Parameters.Add(new() { Value = until });
        update.Parameters.Add(new() { Value = name });
        batch.BatchCommands.Add(update);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
