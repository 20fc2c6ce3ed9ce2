using Reporting.Host.Tests.Work;

namespace Reporting.Host.Tests.Signing;

/// <summary>Reports of connected systems, and many at once.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task E7_what_a_connected_system_delivers_unsigned_goes_back_for_signing()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Host.As(SigningTown.Clerk).Post($"/api/reports/{id}/deliver", new { }, 200);
        Assert.Equal("returned_unsigned", await town.State(id));
        var inbox = await town.Host.As(Town.Enters).See("/api/inbox");
        Assert.Contains("report_returned_unsigned", inbox.GetProperty("messages").Texts("kind"));
        await town.Sign(id);
        Assert.Equal("sent", await town.State(id));
        await town.Host.As(SigningTown.Clerk).Post($"/api/reports/{id}/deliver", new { }, 200);
        Assert.Equal("sent", await town.State(id));
    }

    [Fact]
    public async Task Many_are_signed_in_one_request()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        Guid[] reports = [await town.Submitted("2026-01"), await town.Submitted("2026-02")];
        Guid[] requests = [Guid.NewGuid(), Guid.NewGuid()];
        await town.Host.As(SigningTown.Leader).Post("/api/reports/bulk/request-signature", new
        {
            items = reports.Zip(requests, (report, request) =>
                new { report, request, act = "approve", view = SigningTown.View }),
        }, 200);
        var cms = new List<string>();
        foreach (var (report, request) in reports.Zip(requests))
            cms.Add(town.Cms(SigningTown.Leader, await town.Payload(report, request)));
        var answer = await town.Host.Post("/api/reports/bulk/sign", new
        {
            items = reports.Select((report, i) => new { report, request = requests[i], cms = cms[i] }),
        }, 200);
        Assert.Equal(["200", "200"], answer.GetProperty("items").Texts("status"));
    }
}
