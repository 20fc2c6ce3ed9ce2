namespace Reporting.Write.Tests.Http;

/// <summary>If-Match protects what the client has not seen; a wish that is already true succeeds all the
/// same.</summary>
public sealed class IfMatchTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task A_stale_version_is_412_and_the_current_one_is_taken()
    {
        var id = await Entered("2026-03-01");
        var head = await served.Head();
        (await Enter(id, 9, "\"1\"")).Is(412, "request.stale");
        Assert.Equal(head, await served.Head());
        Assert.Equal("\"3\"", (await Enter(id, 9, "\"2\"")).Is(200).Headers["ETag"]);
    }

    [Fact]
    public async Task A_wish_that_is_true_already_succeeds_whatever_was_seen()
    {
        var id = await Entered("2026-03-02");
        var head = await served.Head();
        var reply = (await Enter(id, 3, "\"1\"")).Is(200);
        Assert.Equal(2, reply.Version);
        Assert.Equal(0, reply.Json.GetProperty("events").GetArrayLength());
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A_repeated_command_with_its_old_version_answers_as_the_first_time()
    {
        var id = await Entered("2026-03-03");
        var first = (await Enter(id, 9, "\"2\"", "once")).Is(200);
        Assert.Equal(first.Text, (await Enter(id, 9, "\"2\"", "once")).Is(200).Text);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("W/\"2\"")]
    [InlineData("\"2\", \"3\"")]
    [InlineData("\"two\"")]
    public async Task What_is_not_one_version_is_400(string ifMatch)
    {
        var reply = await served.As(World.Enters).Post(
            $"/api/reports/{World.Report("2026-03-04")}/submit", new { }, null, ("If-Match", ifMatch));
        reply.Is(400, "request.if-match-malformed");
    }

    [Fact]
    public async Task A_star_means_any_version()
    {
        var id = await Entered("2026-03-05");
        (await Enter(id, 8, "*")).Is(200);
    }

    private async Task<Guid> Entered(string period)
    {
        var id = World.Report(period);
        (await served.As(World.Administers).Post($"/api/reports/{id}/assign", World.Owed(period))).Is(201);
        (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures())).Is(200);
        return id;
    }

    private Task<Reply> Enter(Guid id, int male, string ifMatch, string? key = null) =>
        served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures(male), key, ("If-Match", ifMatch));
}
