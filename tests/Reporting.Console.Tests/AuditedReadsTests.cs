using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>Auditors see who read what is sensitive.</summary>
public sealed class AuditedReadsTests(ConsoleTown town)
{
    [Fact]
    public async Task An_auditor_sees_who_read_what_by_reader_and_day_and_goes_on()
    {
        await using var analyst = await town.Visit("analyst");
        foreach (var reader in Enumerable.Repeat("receiver", 60).Append("manager"))
        {
            var answer = await town.Post("/graphql", new { query = "{ accounts(first: 1) { nodes { userName } } }" }, reader);
            Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        }
        // A read is answered before the read side has its event; one of the administrator's comes after all of them.
        await town.Reach((await town.Post("/api/units", new { code = "UR", name = "Xã Đọc", kind = "ward", parent = "P", effectiveFrom = "2030-01-01" })).GetProperty("position").GetInt64());
        await analyst.Open("/reads");
        var rows = analyst.Page.Locator("main tbody tr");
        await analyst.Page.FillAsync("#reader", "receiver");
        await analyst.Button("Tìm").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(50);
        await Assertions.Expect(rows.First).ToContainTextAsync("Cán bộ receiver");
        await Assertions.Expect(rows.First).ToContainTextAsync("Danh sách tài khoản");
        await Assertions.Expect(rows.First).ToContainTextAsync("127.0.0.1");
        await analyst.Button("Xem thêm").ClickAsync();
        await Assertions.Expect(rows).Not.ToHaveCountAsync(50);
        Assert.True(await rows.CountAsync() >= 60);
        await analyst.Page.FillAsync("#reader", "manager");
        await analyst.Button("Tìm").ClickAsync();
        await analyst.See("Danh sách tài khoản");
        await SafetyTests.Shown(analyst, "reads");
        await analyst.Page.FillAsync("#reads-to", "2020-01-01");
        await analyst.Button("Tìm").ClickAsync();
        await analyst.See("Không có lượt đọc nào như vậy");
    }
}
