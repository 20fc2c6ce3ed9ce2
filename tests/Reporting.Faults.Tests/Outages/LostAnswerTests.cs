using System.Diagnostics;
using Npgsql;
using Reporting.Faults.Tests.Hosts;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Outages;

/// <summary>The connection to PostgreSQL is cut after a command was committed and before the host hears of
/// it.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reporting-faults-");
    private readonly Api _api = new();
    private string _connectionString = "";
    private CutProxy _proxy = null!;
    private HostProcess _host = null!;
    private Town _town = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await TestPostgres.CreateDatabase(Ct);
        _proxy = new CutProxy(_connectionString);
        _host = await HostProcess.Start(_folder.FullName, _proxy.ConnectionString, Ct);
        _town = await Town.Found(_api, _host.Address, _folder.FullName, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_proxy is not null) await _proxy.DisposeAsync();
        _api.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_lost_answer_is_looked_up_by_the_host_and_the_command_is_done_and_answered_once()
    {
        _proxy.LoseNextAnswer();
        var reply = await Assign(1);
        Assert.Equal(1, _proxy.LostCount);
        Assert.True(reply.Status == 201, reply.ToString());
        await RequireOnce(1, reply);
        // The same bytes again, now by the key.
        Assert.Equal(reply.Body.GetRawText(), (await Assign(1)).Body.GetRawText());
        await RequireOnce(1, reply);
    }

    [Fact]
    public async Task While_the_server_stays_away_the_answer_is_503_and_the_retry_is_told_what_was_done()
    {
        _proxy.StaysAway = true;
        _proxy.LoseNextAnswer();
        var began = Stopwatch.GetTimestamp();
        var reply = await Assign(2);
        Assert.True(reply.Status == 503 && reply.Code == "server.unavailable", reply.ToString());
        Assert.True(reply.RetryAfter > TimeSpan.Zero);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        var read = await _api.Get(_host.Address, "/api/units", _town.Tokens[Town.Administer], Ct);
        Assert.True(read.Status == 503 && read.RetryAfter > TimeSpan.Zero, read.ToString());

        _proxy.ComeBack();
        await _api.Ready(_host.Address, TimeSpan.FromSeconds(15), Ct);
        var again = await Assign(2);
        Assert.True(again.Status == 201, again.ToString());
        await RequireOnce(2, again);
        Assert.False(_host.HasExited);
    }

    private Task<Reply> Assign(int day)
    {
        var id = Town.Report("W1", day);
        return _api.Post(
            _host.Address, $"/api/reports/{id}/assign", _town.Tokens[Town.Administer], $"assign-{day}",
            Town.Owed("W1", day), Ct);
    }

    private async Task RequireOnce(int day, Reply reply)
    {
        await using var db = NpgsqlDataSource.Create(_connectionString);
        await using var command = db.CreateCommand(
            "select array_agg(id order by version) from es.mt_events where stream_id = $1");
        command.Parameters.Add(new() { Value = Town.Report("W1", day) });
        var stored = (Guid[])(await command.ExecuteScalarAsync(Ct))!;
        Assert.Equal(reply.Body.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetGuid()), stored);
    }
}
