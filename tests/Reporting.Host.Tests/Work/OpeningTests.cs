using Reporting.TestKit;

namespace Reporting.Host.Tests.Work;

/// <summary>Periods open by themselves, once, whatever becomes of the hosts (D1).</summary>
public sealed class OpeningTests
{
    [Fact]
    public async Task D1_A_period_opens_by_itself_and_its_reports_are_due_as_the_rules_say()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Regime("r");
        await host.Move("2026-01-03T00:00:00Z");
        var january = (await host.See("/api/reports?regime=r")).GetProperty("items");
        Assert.Equal(["2026-01", "2026-01", "2026-01"], january.Texts("period"));
        Assert.Equal("2026-01-19T17:00:00+00:00", january[0].GetProperty("dueAt").GetString());
        // 14 January, 16:59 UTC is still the 14th in Việt Nam; the window of February begins a minute later.
        await host.Move("2026-01-14T16:59:00Z");
        Assert.Equal(3, await host.Count("report_assigned"));
        await host.Move("2026-01-14T17:00:00Z");
        Assert.Equal(6, await host.Count("report_assigned"));
        // A host that was away for months opens what it missed.
        await host.Move("2026-05-20T00:00:00Z");
        Assert.Equal(18, await host.Count("report_assigned"));
        await host.Post("/api/regimes/r/end", new { lastDay = "2026-05-31", reason = "Thay chế độ" }, 200);
        await host.Move("2026-09-20T00:00:00Z");
        Assert.Equal(18, await host.Count("report_assigned"));
    }

    [Fact]
    public async Task D1_Neither_a_restart_nor_a_second_host_assigns_twice()
    {
        var database = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using (var host = await RunningHost.Start(database: database))
        {
            await host.Make();
            await host.Regime("r");
            await host.Move("2026-02-20T00:00:00Z");
            Assert.Equal(3, await host.Count("period_opened"));
        }
        await using var first = (await RunningHost.Start(database: database)).As("admin");
        await using var second = (await RunningHost.Start(database: database)).As("admin");
        await Task.WhenAll(first.Move("2026-04-01T00:00:00Z"), second.Move("2026-04-01T00:00:00Z"));
        await first.Move("2026-04-01T00:00:01Z");
        Assert.Equal(4, await first.Count("period_opened"));
        Assert.Equal(12, await first.Count("report_assigned"));
    }

    [Fact]
    public async Task D1_A_period_opens_for_two_thousand_communes_while_others_go_on()
    {
        await using var host = await RunningHost.Start();
        await host.Make(communes: 2_000);
        await host.Regime("r", automatic: false);
        await host.Post("/api/regimes/r/open", new { period = "2026-01" }, 200);
        // Commands of others do not wait for it; how long it takes is measured in bench (opening).
        await host.Post("/api/units", new { code = "X", name = "X", kind = "so", parent = "P" }, 201);
        await host.Move("2026-01-03T00:00:00Z");
        Assert.Equal(2_000, await host.Count("report_assigned"));
    }

    [Fact]
    public async Task D4_The_lead_unit_opens_cancels_and_extends_and_strangers_do_not()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Post("/api/regimes", new
        {
            code = "adhoc", name = "Đột xuất", template = "monthly", periodKind = "month", requestingUnit = "P",
            reporters = new[] { "C2", "C3" }, type = "ad_hoc", leadUnit = "C1",
        }, 201);
        var open = new { period = "2026-01", occurrence = 2, dueAt = "2026-01-05T03:00:00Z" };
        await host.Account("giang", ("administer", "C2"));
        await host.As("giang").Post("/api/regimes/adhoc/open", open, 403);
        await host.As(Town.Enters).Post("/api/regimes/adhoc/open", open, 200);
        await host.Post("/api/regimes/none/open", open, 404);
        await host.Post("/api/regimes/adhoc/open", new { period = "2026-13" }, 422);
        await host.As("admin").Move("2026-01-02T01:00:00Z");
        var reports = (await host.See("/api/reports?regime=adhoc")).GetProperty("items");
        Assert.Equal(2, reports.GetArrayLength());
        var id = reports[0].GetProperty("reportId").GetString();
        await host.As(Town.Enters).Post($"/api/reports/{id}/extend", new { dueAt = "2026-01-08T03:00:00Z", reason = "Bão" }, 200);
        await host.Post($"/api/reports/{id}/cancel", new { reason = "Giao nhầm" }, 200);
        await host.As("giang").Post($"/api/reports/{id}/cancel", new { reason = "Giao nhầm" }, 403);
        var row = (await host.As("admin").See("/api/reports?regime=adhoc&state=cancelled")).GetProperty("items")[0];
        Assert.Equal("2026-01-08T03:00:00+00:00", row.GetProperty("dueAt").GetString());
        Assert.Equal("extension", row.GetProperty("dueCause").GetString());
    }
}
