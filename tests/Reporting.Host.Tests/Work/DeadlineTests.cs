namespace Reporting.Host.Tests.Work;

/// <summary>Deadlines move with the calendar, lateness is counted at once, and holders are reminded (C3, C4, I2).</summary>
public sealed class DeadlineTests
{
    private const string Header = "date,weekday,name,kind,legal_basis,status\n";

    [Fact]
    public async Task C3_I2_Holidays_and_outages_move_deadlines_of_what_is_still_owed()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Regime("r");
        await host.Move("2026-01-03T00:00:00Z");
        var tet = new
        {
            version = 1, legalBasis = "9441/TB-BNV", csv = Header + "2026-01-20,Tue,Nghỉ,statutory,x,official\n",
        };
        await host.As(Town.Enters).Post("/api/calendar/holidays", tet, 403);
        await host.As("admin").Post("/api/calendar/holidays", tet, 200);
        await host.Post("/api/calendar/holidays", tet, 200);
        await host.Post("/api/calendar/holidays", new { version = 7, legalBasis = "x", tet.csv }, 422);
        await host.Post("/api/calendar/holidays", new { version = 2, legalBasis = "x", csv = "nothing" }, 422);
        await host.Move("2026-01-16T11:00:00Z");
        Assert.Equal(
            ("2026-01-20T17:00:00+00:00", "holidays"), await Due(host, "2026-01"));
        // Friday from 8:00 to 15:00: five and a half working hours; due on Wednesday, that is far enough away.
        var outage = new { startedAt = "2026-01-16T01:00:00Z", endedAt = "2026-01-16T08:00:00Z", evidence = "Biên bản 1" };
        await host.Post("/api/calendar/outages/00000000-0000-0000-0000-000000000001", outage, 201);
        await host.Move("2026-01-19T11:00:00Z");
        Assert.Equal("2026-01-20T17:00:00+00:00", (await Due(host, "2026-01")).DueAt);
        // Monday all day: no working time was left before Wednesday's beginning but for the holiday.
        var monday = new { startedAt = "2026-01-19T01:00:00Z", endedAt = "2026-01-19T10:30:00Z", evidence = "Biên bản 2" };
        await host.Post("/api/calendar/outages/00000000-0000-0000-0000-000000000002", monday, 201);
        await host.As(Town.Enters).Post("/api/calendar/outages/00000000-0000-0000-0000-000000000003", monday, 403);
        await host.As("admin").Move("2026-01-19T11:00:01Z");
        Assert.Equal(("2026-01-21T10:30:00+00:00", "outage"), await Due(host, "2026-01"));
        Assert.Equal(6, await host.Count("deadline_moved"));
    }

    [Fact]
    public async Task I2_An_outage_moves_what_was_assigned_on_too_and_its_holder_is_told()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Account("hoa");
        await host.Regime("r");
        await host.Move("2026-01-03T00:00:00Z");
        var id = (await host.See("/api/reports?unit=C1")).GetProperty("items")[0].GetProperty("reportId").GetString();
        // Due on Monday the 12th at noon; the report itself only on the 20th.
        await host.As(Town.Enters).Post(
            $"/api/reports/{id}/assign-part", new { toAccount = "hoa", dueAt = "2026-01-12T05:00:00Z" }, 200);
        await host.As("admin").Move("2026-01-12T11:00:00Z");
        // The whole Monday from 8:00: four hours were lost until noon, and are there again on Tuesday.
        await host.Post(
            "/api/calendar/outages/00000000-0000-0000-0000-000000000004",
            new { startedAt = "2026-01-12T01:00:00Z", endedAt = "2026-01-12T10:30:00Z", evidence = "Biên bản 4" }, 201);
        await host.Move("2026-01-12T11:00:01Z");
        Assert.Equal((1, 0), (await host.Count("part_deadline_moved"), await host.Count("deadline_moved")));
        var told = (await host.As("hoa").See("/api/inbox")).GetProperty("messages").EnumerateArray()
            .Single(message => message.GetProperty("kind").GetString() == "part_deadline_moved");
        Assert.Equal("2026-01-13T05:00:00+00:00", told.GetProperty("dueAt").GetString());
    }

    [Fact]
    public async Task C4_Lateness_is_visible_at_once_counted_and_upwards()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Regime("r");
        await host.Move("2026-01-19T16:59:59Z");
        Assert.Equal("0 3 | 0 1 | 0 1 | 0 1", await Overdue(host));
        await host.Move("2026-01-19T17:00:00Z");
        Assert.Equal("3 0 | 1 0 | 1 0 | 1 0", await Overdue(host));
        var query = new { query = """{ reports(where: { isLate: true }) { totalCount nodes { isLate dueAt } } }""" };
        var late = (await host.Post("/graphql", query, 200)).GetProperty("data").GetProperty("reports");
        Assert.Equal(3, late.GetProperty("totalCount").GetInt64());
        Assert.Equal(["True", "True", "True"], late.GetProperty("nodes").Texts("isLate"));
        await host.As(Town.Enters).See("/api/lateness?within=P", 403);
        await host.See("/api/lateness?within=none", 422);
        await host.See("/api/lateness?within=C1&period=x", 422);
    }

    [Fact]
    public async Task C4_The_holder_is_reminded_before_and_after_the_deadline_once_each_and_reads_it()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Regime("r");
        foreach (var now in (string[])["2026-01-14T17:00:00Z", "2026-01-14T18:00:00Z", "2026-01-18T20:00:00Z",
            "2026-01-19T17:00:00Z", "2026-01-19T18:00:00Z", "2026-01-23T00:00:00Z"])
            await host.Move(now);
        var inbox = await host.As(Town.Enters).See("/api/inbox");
        string[] steps = [.. inbox.GetProperty("messages").EnumerateArray()
            .Where(m => m.GetProperty("kind").GetString() == "holder_reminded")
            .Select(m => m.GetProperty("step").GetString()!)];
        Assert.Equal(["still_overdue", "overdue", "last_day", "soon"], steps);
        var unread = inbox.GetProperty("unread").GetInt64();
        var first = inbox.GetProperty("messages")[0].GetProperty("id").GetGuid();
        await host.Post("/api/inbox/read", new { messages = new[] { first } }, 200);
        await host.Post("/api/inbox/read", new { messages = new[] { first } }, 200);
        await host.Post("/api/inbox/read", new { messages = new[] { Guid.Empty } }, 422);
        await host.As(Town.Gives).Post("/api/inbox/read", new { messages = new[] { first } }, 422);
        var after = await host.As(Town.Enters).See("/api/inbox?onlyUnread=true&first=2");
        Assert.Equal(unread - 1, after.GetProperty("unread").GetInt64());
        Assert.Equal(2, after.GetProperty("messages").GetArrayLength());
        Assert.DoesNotContain($"{first}", after.GetProperty("messages").Texts("id"));
        await host.See("/api/inbox?first=501", 422);
        await host.See("/api/inbox?before=x", 400);
        Assert.Equal(1, await host.Count("messages_read"));
    }

    [Fact]
    public async Task C4_The_requesting_unit_chases()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Regime("r");
        await host.Move("2026-01-03T00:00:00Z");
        var id = (await host.See("/api/reports?unit=C1")).GetProperty("items")[0].GetProperty("reportId").GetString();
        await host.As(Town.Enters).Post($"/api/reports/{id}/remind", new { }, 403);
        await host.As(Town.Gives).Post($"/api/reports/{id}/remind", new { message = "Gửi gấp" }, 200);
        await host.Post($"/api/reports/{id}/remind", new { message = "Gửi ngay" }, 422);
        await host.Post($"/api/reports/{Guid.Empty}/remind", new { }, 404);
        var message = (await host.As(Town.Enters).See("/api/inbox")).GetProperty("messages")[0];
        Assert.Equal(("chased", "Gửi gấp"), (message.GetProperty("step").GetString(), message.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task D2_D3_A_person_who_got_some_cells_enters_them_and_sees_it_in_the_inbox()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Account("hoa");
        await host.Regime("r");
        await host.Move("2026-01-03T00:00:00Z");
        var id = (await host.See("/api/reports?unit=C1")).GetProperty("items")[0].GetProperty("reportId").GetString();
        var figures = new { cells = new { cases = 3 } };
        await host.As("hoa").Post($"/api/reports/{id}/enter", figures, 403);
        await host.Post($"/api/reports/{id}/assign-part", new { toAccount = "hoa" }, 403);
        await host.As(Town.Enters).Post($"/api/reports/{id}/assign-part", new { toAccount = "hoa", toUnit = "C1" }, 422);
        await host.Post($"/api/reports/{id}/assign-part", new { toUnit = "none" }, 422);
        await host.Post($"/api/reports/{id}/assign-part", new { toAccount = "hoa", cells = new[] { "none" } }, 422);
        await host.Post($"/api/reports/{id}/assign-part", new { toAccount = "hoa", cells = new[] { "cases" } }, 200);
        var message = (await host.As("hoa").See("/api/inbox")).GetProperty("messages")[0];
        Assert.Equal("part_assigned", message.GetProperty("kind").GetString());
        Assert.Equal("2026-01-18T17:00:00+00:00", message.GetProperty("dueAt").GetString());
        await host.Post($"/api/reports/{id}/enter", figures, 200);
        await host.As(Town.Enters).Post($"/api/reports/{id}/cancel-part", new { part = 1, reason = "Xong" }, 200);
        await host.As("hoa").Post($"/api/reports/{id}/enter", new { cells = new { cases = 4 } }, 403);
    }

    private static async Task<(string? DueAt, string? Cause)> Due(RunningHost host, string period)
    {
        var rows = (await host.See($"/api/reports?regime=r&period={period}")).GetProperty("items");
        return (rows[0].GetProperty("dueAt").GetString(), rows[0].GetProperty("dueCause").GetString());
    }

    private static async Task<string> Overdue(RunningHost host) => string.Join(" | ",
        (await host.See("/api/lateness?within=P&regime=r&period=2026-01")).EnumerateArray()
            .Select(row => $"{row.GetProperty("overdue")} {row.GetProperty("open")}"));
}
