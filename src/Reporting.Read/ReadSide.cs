using System.Runtime.CompilerServices;
using Npgsql;
using Reporting.EventStore;
using Reporting.Read.Aggregates;
using Reporting.Read.Figures;
using Reporting.Read.Projections;
using Reporting.Read.Reading;

namespace Reporting.Read;

/// <summary>The way out, for the host: projections that run, and questions that need more than tables.</summary>
/// <param name="db">Where the read tables are.</param>
/// <param name="store">Whose events they are made of.</param>
/// <param name="projections">What runs on this host.</param>
/// <param name="today">The business clock's day where people report.</param>
public sealed class ReadSide(
    NpgsqlDataSource db, PostgresEventStore store, RunningProjections projections,
    Func<DateOnly> today) : IAsyncDisposable
{
    /// <summary>The business clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a read waits for its position before it says "not yet".</summary>
    public static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(5);

    // However fast figures come, a live aggregate is computed no more often than this.
    private static readonly TimeSpan LookAgainInterval = TimeSpan.FromMilliseconds(250);

    public NpgsqlDataSource Db => db;

    public PostgresEventStore Store => store;

    public RunningProjections Projections => projections;

    /// <summary>Prepares the tables and starts all projections.</summary>
    public static async Task<ReadSide> Start(
        NpgsqlDataSource db, PostgresEventStore store, TimeProvider clock, Func<DateOnly> today,
        ProjectionOptions? options, CancellationToken ct, TimeZoneInfo? zone = null)
    {
        await ReadTables.Prepare(db, ReadModels.All, ct);
        return new ReadSide(db, store, RunningProjections.Start(db, store, ReadModels.All, options), today)
        {
            Clock = clock, Zone = zone ?? TimeZoneInfo.Utc,
        };
    }

    /// <summary>Where people report.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public Caller Caller(ReadScope scope)
    {
        var now = Clock.GetUtcNow();
        return new(scope, today()) { Now = now, Offset = Zone.GetUtcOffset(now) };
    }

    /// <summary>Waits, bounded, until every read model has read the events up to a position.</summary>
    public Task<bool> WaitForPosition(long position, CancellationToken ct) =>
        projections.WaitForPosition(null, position, WaitTimeout, ct);

    public async Task<Answer<AggregateResult>> Aggregates(AggregatesQuestion question, ReadScope scope,
        CancellationToken ct)
    {
        var known = await Known(question.AsOf, ct, question.Status);
        return known is { IsReached: false }
            ? ReadRefusals.NotYet(known.Position)
            : await AggregateViews.Ask(db, question, known?.Position, Caller(scope), ct);
    }

    /// <summary>The same in pages, for answers too long to be held.</summary>
    public async IAsyncEnumerable<Answer<AggregateResult>> AggregatePages(
        AggregatesQuestion question, ReadScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var known = await Known(question.AsOf, ct, question.Status);
        if (known is { IsReached: false })
        {
            yield return ReadRefusals.NotYet(known.Position);
            yield break;
        }
        await foreach (var page in AggregateViews.Pages(db, question, known?.Position, Caller(scope), ct))
            yield return page;
    }

    /// <summary>What a sum is made of.</summary>
    public async Task<Answer<Contributions>> Contributions(
        AggregatesQuestion question, int first, int skip, ReadScope scope, CancellationToken ct)
    {
        var known = await Known(question.AsOf, ct, question.Status);
        return known is { IsReached: false }
            ? ReadRefusals.NotYet(known.Position)
            : await ContributionsQuery.Ask(db, question, known?.Position, first, skip, Caller(scope), ct);
    }

    /// <summary>The answer now, and again whenever it has changed; ends with a refusal.</summary>
    public async IAsyncEnumerable<Answer<AggregateResult>> AggregatesAsTheyChange(
        AggregatesQuestion question, ReadScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<AggregateRow>? told = null;
        while (true)
        {
            var answer = await Aggregates(question, scope, ct);
            if (answer is not Answer<AggregateResult>.Given { Value: var result })
            {
                yield return answer;
                yield break;
            }
            if (told is null || !told.SequenceEqual(result.Rows))
                yield return answer;
            told = result.Rows;
            await Task.Delay(LookAgainInterval, ct);
            while (!await projections.WaitForPosition(["figures"], result.Position + 1, WaitTimeout, ct))
                ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The position that all read models have reached, now and whenever it grows.</summary>
    public async IAsyncEnumerable<long> Positions([EnumeratorCancellation] CancellationToken ct)
    {
        var told = -1L;
        while (true)
        {
            var position = await projections.Reached(ct);
            if (position > told)
                yield return position;
            told = Math.Max(told, position);
            await projections.WaitForPosition(null, told + 1, WaitTimeout, ct);
        }
    }

    public async Task<Answer<Slice<FigureRow>>> Figures(
        FiguresFilter filter, PageRequest page, IReadOnlyCollection<string>? columns, ReadScope scope,
        CancellationToken ct)
    {
        var known = await Known(filter.AsOf, ct);
        return known is { IsReached: false }
            ? ReadRefusals.NotYet(known.Position)
            : await FiguresQuery.List(db, page, columns, filter, known?.Position, Caller(scope), ct);
    }

    public async ValueTask DisposeAsync() => await projections.DisposeAsync();

    private sealed record KnownPosition(long Position, bool IsReached);

    /// <summary>The position that a time stands for. The figures must have got there: what was known then includes all
    /// of it.</summary>
    private async Task<KnownPosition?> Known(
        AsOf asOf, CancellationToken ct, FigureStatus status = FigureStatus.Accepted)
    {
        if (asOf.KnownAt is not { } knownAt)
            return null;
        var position = await store.PositionAt(knownAt, ct);
        string[] needed = status == FigureStatus.Accepted ? ["figures"] : ["figures", "submissions"];
        return new KnownPosition(position, await projections.WaitForPosition(needed, position, WaitTimeout, ct));
    }
}
