using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Reporting.EventStore;
using Reporting.Read.Projections;
using Reporting.Read.ReportStatus;
using static Reporting.Read.Tests.Projections.Runners;

namespace Reporting.Read.Tests.Projections;

/// <summary>Two versions of the program on one database (docs/adr/0014).</summary>
public sealed class RollingTests
{
    private const string Day = "2026-10-05";

    private static readonly Projection Older = ReportStatusProjection.Projection;

    private static readonly Projection Newer = Older with
    {
        Version = Older.Version + 1,
        TablesSql = Older.TablesSql
            .Replace("state text not null,", "state text not null, note text,", StringComparison.Ordinal),
    };

    [Fact]
    public async Task A_newer_version_is_rebuilt_while_the_older_one_still_runs_and_both_go_on()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        await using var older = Start(story, Older);
        await Until(() => State(older) == ProjectionState.Running);
        await using var newer = Start(story, Newer);
        // It does not wait for the lease, which the older program holds for as long as it runs.
        while (await Version(story) < Newer.Version)
            await Task.Delay(20, Story.Ct);
        Assert.NotEqual(ProjectionState.Stopped, State(older));
        await (await story.Assign("D1B", Day)).Accept(("cases", 4));

        Assert.True(await newer.WaitForPosition(null, story.Position, Patience, Story.Ct));
        Assert.True(await older.WaitForPosition(null, story.Position, Patience, Story.Ct));
        await Until(() => (State(older), State(newer)) == (ProjectionState.Superseded, ProjectionState.Running));
        Assert.Equal(
            ["2|0"],
            await story.Rows("select count(*), count(note) from read.report_status where state = 'accepted'"));
    }

    [Fact]
    public async Task An_older_program_that_comes_back_does_not_touch_the_newer_rows()
    {
        await using var story = await Province.Begin();
        await story.Assign("D1A", Day);
        await new Rebuild(story.Db, story.Store, Newer, story.Clock).RunWhenOlder(Story.Ct);
        await ReadTables.Prepare(story.Db, [Older], Story.Ct);
        await using var older = Start(story, Older);
        await Until(() => State(older) == ProjectionState.Superseded);
        await story.Assign("D1B", Day);
        await Task.Delay(200, Story.Ct);
        Assert.Equal(["1|0"], await story.Rows("select count(*), count(note) from read.report_status"));
    }

    [Fact]
    public async Task An_event_that_the_program_does_not_know_is_handed_over_and_stops_who_wants_it_and_nobody_else()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        await story.Append(report.Id.Value, "report", ("report_archived", "None.None, None", "{}"u8.ToArray()));
        var position = story.Position;
        var all = new List<RecordedEvent>();
        await foreach (var recorded in story.Store.ReadAll(0, null, 100, Story.Ct)) all.Add(recorded);
        Assert.Equal("report_archived", all[^1].Type);

        var wants = Older with { Wants = [.. Older.Wants!, "report_archived"] };
        await using var running = Start(story, [wants, .. ReadModels.All.Where(p => p.Name != Older.Name)]);
        await Until(() => running.Statuses.Single(s => s.Name == Older.Name).State == ProjectionState.Stopped);
        var stopped = running.Statuses.Single(s => s.Name == Older.Name);
        Assert.Equal(position, stopped.FailedPosition);
        Assert.Contains("report_archived", stopped.Failure, StringComparison.Ordinal);
        Assert.True(await running.WaitForPosition(["figures", "audit-trail"], position, Patience, Story.Ct));
        Assert.Equal(
            ["report_archived"], await story.Rows("select type from read.audit_events order by position desc limit 1"));
    }

    /// <summary>A program that wants more than the one before, under the same version, would go on where that one
    /// stood, and never see what it passed.</summary>
    [Fact]
    public void What_a_projection_wants_and_its_tables_change_only_with_its_version()
    {
        var actual = string.Concat(ReadModels.All.Select(p => $"{p.Name} {p.Version} {Digest(p)}\n"));
        // A wanted change: a new version of the projection, then this test once with the variable set.
        if (Environment.GetEnvironmentVariable("WRITE_PROJECTIONS") == "1") File.WriteAllText(ListPath(), actual);
        Assert.Equal(File.ReadAllText(ListPath()), actual);
    }

    private static string Digest(Projection projection)
    {
        var text = string.Join(
            '\n', string.Join(' ', projection.Wants ?? ["*"]), projection.TablesSql, projection.IndexesSql);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static string ListPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "projections.txt");

    private static ProjectionState State(RunningProjections running) =>
        running.Statuses.Single(s => s.Name == Older.Name).State;

    private static async Task<int> Version(Story story) =>
        (await Checkpoint.Load(story.Db, Older.Name, Story.Ct))!.Version;
}
