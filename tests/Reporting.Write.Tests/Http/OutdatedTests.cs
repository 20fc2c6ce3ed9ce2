using Reporting.EventStore;

namespace Reporting.Write.Tests.Http;

/// <summary>A newer program wrote an event that this one does not know: on that stream it decides nothing, elsewhere it
/// goes on.</summary>
public sealed class OutdatedTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task A_stream_with_an_unknown_event_is_answered_with_503_and_nothing_is_stored()
    {
        var (id, other) = (World.Report("2026-04-01"), World.Report("2026-04-02"));
        foreach (var day in (string[])["2026-04-01", "2026-04-02"])
            (await served.As(World.Administers).Post($"/api/reports/{World.Report(day)}/assign", World.Owed(day))).Is(201);
        (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures(1))).Is(200);
        var stream = await served.Store.ReadStream(id, 0, Served.Ct);
        Assert.IsType<AppendResult.Appended>(await served.Store.Append(
            new AppendRequest(
                id, "report", stream.Version, stream.LastLeaf,
                [new EventToAppend("report_archived", "None.None, None", "{}"u8.ToArray())], new EventMetadata()),
            Served.Ct));
        var head = await served.Head();

        var reply = (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures(2)))
            .Is(503, "server.outdated");
        Assert.True(int.Parse(reply.Headers["Retry-After"], null) > 0);
        (await served.As(World.Administers).Send(HttpMethod.Get, $"/api/reports/{id}")).Is(503, "server.outdated");
        Assert.Equal(head, await served.Head());
        (await served.As(World.Enters).Post($"/api/reports/{other}/enter", World.Figures(2))).Is(200);
    }
}
