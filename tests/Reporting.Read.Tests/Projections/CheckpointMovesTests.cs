using Npgsql;
using Reporting.Read.Deadlines;
using Reporting.Read.Figures;
using Reporting.Read.Projections;
using static Reporting.Read.Tests.Projections.Runners;

namespace Reporting.Read.Tests.Projections;

/// <summary>Projections for which there was nothing move their checkpoints together, each fenced for itself.</summary>
public sealed class CheckpointMovesTests
{
    [Fact]
    public async Task Each_moves_from_where_it_stands_and_no_other()
    {
        await using var story = await Province.Begin();
        await using var moves = new CheckpointMoves(story.Db);
        var stands = (await Checkpoint.Load(story.Db, "figures", Story.Ct))!;
        var moved = await Task.WhenAll(
            moves.Move("figures", stands, 3, Story.Ct),
            moves.Move("deadlines", stands, 4, Story.Ct),
            moves.Move("inbox", stands with { Position = 1 }, 4, Story.Ct),
            moves.Move("units", stands with { Copy = stands.Copy + 1 }, 4, Story.Ct),
            moves.Move("notices", stands with { Version = stands.Version + 1 }, 4, Story.Ct),
            moves.Move("nobody", stands, 4, Story.Ct));
        var version = await story.Rows("select version from read.checkpoints where name = 'deadlines'");
        Assert.Equal([true, version[0] == $"{stands.Version}", false, false, false, false], moved);
        Assert.Equal(["3"], await story.Rows("select position from read.checkpoints where name = 'figures'"));
        Assert.Equal(["0|0|0"], await story.Rows(
            "select sum(position) filter (where name = 'inbox'), sum(position) filter (where name = 'units'), "
            + "sum(position) filter (where name = 'notices') from read.checkpoints"));
        Assert.False(await moves.Move("figures", stands, 5, Story.Ct));
        Assert.True(await moves.Move("figures", stands with { Position = 3 }, 5, Story.Ct));
    }

    [Fact]
    public async Task One_that_another_writer_holds_does_not_hold_up_the_others()
    {
        await using var story = await Province.Begin();
        await using var running = Start(story, FiguresProjection.Projection, DeadlinesProjection.Projection);
        Assert.True(await running.WaitForPosition(null, story.Position, Patience, Story.Ct));
        await using (var other = await story.Db.OpenConnectionAsync(Story.Ct))
        await using (var transaction = await other.BeginTransactionAsync(Story.Ct))
        {
            await using (var hold = new NpgsqlCommand("select from read.checkpoints where name = 'figures' for update", other))
                await hold.ExecuteNonQueryAsync(Story.Ct);
            await story.Append(Guid.NewGuid(), "other", ("nothing_for_them", "Other", "{}"u8.ToArray()));
            Assert.True(await running.WaitForPosition(["deadlines"], story.Position, Patience, Story.Ct));
            Assert.False(await running.WaitForPosition(["figures"], story.Position, TimeSpan.FromMilliseconds(200), Story.Ct));
        }
        Assert.True(await running.WaitForPosition(["figures"], story.Position, Patience, Story.Ct));
    }

    [Fact]
    public async Task A_statement_that_is_not_answered_is_given_up()
    {
        await using var story = await Province.Begin();
        await using var moves = new CheckpointMoves(story.Db);
        var stands = (await Checkpoint.Load(story.Db, "figures", Story.Ct))!;
        await using (var other = await story.Db.OpenConnectionAsync(Story.Ct))
        await using (var transaction = await other.BeginTransactionAsync(Story.Ct))
        {
            await using (var block = new NpgsqlCommand("lock table read.checkpoints in access exclusive mode", other))
                await block.ExecuteNonQueryAsync(Story.Ct);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => moves.Move("figures", stands, 3, Story.Ct).WaitAsync(TimeSpan.FromSeconds(20), Story.Ct));
        }
        Assert.True(await moves.Move("figures", stands, 3, Story.Ct));
    }
}
