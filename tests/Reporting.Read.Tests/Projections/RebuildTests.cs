using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.Read.Figures;
using Reporting.Read.Projections;

namespace Reporting.Read.Tests.Projections;

public sealed class RebuildTests
{
    private const string Day = "2026-10-05";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string> All() => new(ReadModels.All.Select(projection => projection.Name));

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_rebuilt_rows_equal_the_live_ones(string name)
    {
        await using var story = await Told();
        await story.Settle();
        var projection = ReadModels.All.Single(p => p.Name == name);
        var before = await Content(story, projection);
        var indexes = await Indexes(story, projection);
        var steps = new List<string>();
        await new Rebuild(story.Db, story.Store, projection, story.Clock).Run(new Steps(steps), Story.Ct);

        Assert.NotEmpty(before);
        Assert.Equal(before, await Content(story, projection));
        Assert.Equal(indexes, await Indexes(story, projection));
        Assert.Equal(["filling", "indexing", "catching-up", "done"], steps.Distinct());
        Assert.Equal(
            [$"{story.Position}|2"],
            await story.Rows($"select position, copy from read.checkpoints where name = '{name}'"));
        Assert.Empty(await story.Rows("select nspname from pg_namespace where nspname like 'read_next%'"));
    }

    /// <summary>A load of several pages, and one that must not keep anything in memory between them.</summary>
    [Theory]
    [InlineData(3, 100_000)]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    public async Task Figures_are_loaded_to_the_same_rows_whatever_waits_in_memory(int pageEventCount, int openCountMax)
    {
        await using var story = await Told();
        await story.Publish("more", 1, PeriodKind.Day, "cases", "beds");
        await story.Regime("third", "more", PeriodKind.Day);
        var first = await (await story.Assign("D1A", "2026-10-20")).Accept(("cases", 3));
        var second = await (await story.Assign("D1A", "2026-10-20", "third", "more")).Accept(("cases", 4), ("beds", 8));
        await (await (await first.Withdraw()).Accept(("cases", 5))).Accept(("cases", 6));
        await second.Accept(("cases", 7));
        await story.Settle();
        var live = await Content(story, FiguresProjection.Projection);
        Assert.Contains("{cases}", string.Concat(live), StringComparison.Ordinal);
        var loading = FiguresProjection.Projection with { Load = () => new FiguresLoad(openCountMax).AsLoad() };
        await new Rebuild(story.Db, story.Store, loading, story.Clock) { LoadPageEventCount = pageEventCount }
            .Run(null, Story.Ct);
        Assert.Equal(live, await Content(story, FiguresProjection.Projection));
    }

    /// <summary>The driver gives up a statement after thirty seconds by itself; here after one.</summary>
    [Fact]
    public async Task Indexes_of_large_tables_take_as_long_as_they_do()
    {
        await using var story = await Told();
        await story.Settle();
        await using var hasty = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(story.ConnectionString) { CommandTimeout = 1 });
        var slow = FiguresProjection.Projection with { IndexesSql = FiguresProjection.Projection.IndexesSql + "\nselect pg_sleep(2);" };
        await new Rebuild(hasty, story.Store, slow, story.Clock).Run(null, Story.Ct);
        Assert.Equal(["2"], await story.Rows("select copy from read.checkpoints where name = 'figures'"));
    }

    [Fact]
    public async Task A_rebuild_while_events_come_and_readers_read_leaves_no_gap()
    {
        await using var story = await Told();
        await using var running = RunningProjections.Start(story.Db, story.Store, [FiguresProjection.Projection]);
        Assert.True(await running.WaitForPosition(null, story.Position, Patience, Story.Ct));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Story.Ct);
        var counts = new List<long>();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                counts.Add(long.Parse((await story.Rows("select count(*) from read.report_figures"))[0], null));
        }, Story.Ct);
        var writing = Task.Run(async () =>
        {
            for (var day = 10; !stop.IsCancellationRequested && day < 29; day++)
                await (await story.Assign("D2B", $"2026-10-{day}")).Accept(("cases", day));
        }, Story.Ct);
        for (var i = 0; i < 3; i++)
            await new Rebuild(story.Db, story.Store, FiguresProjection.Projection, story.Clock).Run(null, Story.Ct);
        await writing;
        await stop.CancelAsync();
        await reading;

        Assert.Equal(counts.Order(), counts);
        Assert.True(await running.WaitForPosition(null, story.Position, Patience, Story.Ct));
        var live = await Content(story, FiguresProjection.Projection);
        await running.DisposeAsync();
        await new Rebuild(story.Db, story.Store, FiguresProjection.Projection, story.Clock).Run(null, Story.Ct);
        Assert.Equal(live, await Content(story, FiguresProjection.Projection));
    }

    [Fact]
    public async Task A_newer_version_is_rebuilt_by_itself_and_the_older_program_stands_aside()
    {
        await using var story = await Told();
        var options = new ProjectionOptions { TakeOverInterval = TimeSpan.FromMilliseconds(50) };
        await using var older = RunningProjections.Start(story.Db, story.Store, [FiguresProjection.Projection],
            options);
        Assert.True(await older.WaitForPosition(null, story.Position, Patience, Story.Ct));
        var newer = FiguresProjection.Projection with { Version = FiguresProjection.Projection.Version + 1 };
        await new Rebuild(story.Db, story.Store, newer, story.Clock).RunWhenOlder(Story.Ct);
        await (await story.Assign("D2B", "2026-10-09")).Accept(("cases", 9));
        await using var running = RunningProjections.Start(story.Db, story.Store, [newer], options);

        Assert.True(await running.WaitForPosition(null, story.Position, Patience, Story.Ct));
        Assert.Equal(ProjectionState.Superseded, Assert.Single(older.Statuses).State);
        Assert.Equal([$"{newer.Version}"], await story.Rows("select version from read.checkpoints where name = 'figures'"));
    }

    [Fact]
    public async Task A_rebuild_that_meets_a_poison_event_leaves_the_live_copy()
    {
        await using var story = await Told();
        await story.Settle();
        var before = await Content(story, FiguresProjection.Projection);
        var broken = FiguresProjection.Projection with { Apply = _ => throw new FormatException("a bug"), Load = Broken };
        await Assert.ThrowsAsync<RebuildFailedException>(
            () => new Rebuild(story.Db, story.Store, broken, story.Clock).Run(null, Story.Ct));
        Assert.Equal(before, await Content(story, FiguresProjection.Projection));
        Assert.Equal(["failed"], await story.Rows("select state from read.rebuilds"));
    }

    [Fact]
    public async Task A_load_that_meets_an_event_it_cannot_take_leaves_it_to_the_pages()
    {
        await using var story = await Told();
        await story.Settle();
        var before = await Content(story, FiguresProjection.Projection);
        var broken = FiguresProjection.Projection with { Load = Broken };
        await new Rebuild(story.Db, story.Store, broken, story.Clock).Run(null, Story.Ct);
        Assert.Equal(before, await Content(story, FiguresProjection.Projection));
    }

    private static Load Broken() => new(_ => throw new FormatException("a bug"), _ => [], "");

    /// <summary>A bit of everything, read in pages by the live copy and at once by the rebuild.</summary>
    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        await story.Account("enterer", new Domain.Accounts.Grant(Domain.Accounts.Role.Enter, Province.Unit("D1A")));
        var asked = Domain.Accounts.AccountRequest.IdOf("1/CV", "enterer", Domain.Accounts.AccountAct.Lock);
        await story.Append(asked, new Domain.Accounts.AccountActRequested(
            asked, Domain.Accounts.AccountAct.Lock, "enterer", Province.Unit("D1A"), "1/CV", Province.Since, null, null,
            null, story.By));
        var report = await (await story.Assign("D1A", Day)).Accept(("cases", 3), ("beds", 7.5m));
        await story.Settle();
        await report.Accept(("cases", 5));
        await story.Settle();
        await report.Withdraw();
        await story.Move("D1B", "D2", new DateOnly(2026, 11, 1));
        await story.Assign("D1B", Day);
        await story.Settle();
        await report.Accept(("cases", 6));
        await story.Publish("extra", 1, Domain.Calendars.PeriodKind.Day, "cases");
        await (await story.Assign("D1A", Day, "second", "extra")).Accept(("cases", 4));
        await Work.Tell(story);
        await SigningStory.Tell(story);
        await AggregationStory.Tell(story);
        await Complaints.LookingUp.Tell(story);
        await story.Catalogues();
        return story;
    }

    private static async Task<List<string>> Content(Story story, Projection projection)
    {
        var rows = new List<string>();
        foreach (var table in projection.Tables)
            rows.AddRange(await story.Rows($"select '{table}', t::text from read.{table} t order by t::text"));
        return rows;
    }

    private static Task<List<string>> Indexes(Story story, Projection projection) => story.Rows(
        $"""
        select indexdef from pg_indexes
        where schemaname = 'read' and tablename in ({string.Join(", ", projection.Tables.Select(table => $"'{table}'"))})
        order by indexdef
        """);

    private sealed class Steps(List<string> states) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => states.Add(value.State);
    }
}
