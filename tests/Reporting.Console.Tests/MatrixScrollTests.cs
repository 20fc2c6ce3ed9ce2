using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Npgsql;
using Reporting.Host;
using Reporting.TestKit;
using Reporting.Write.Accounts;

namespace Reporting.Console.Tests;

/// <summary>The status of the whole country's communes over a year: 3,321 units and 12 periods, scrolled in a browser.</summary>
public sealed class MatrixScrollTests(ConsoleTown town) : IAsyncLifetime
{
    private const int UnitCount = 3_321;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-matrix-");
    private ReportingHost? host;

    public async ValueTask InitializeAsync()
    {
        if (ConsoleTown.Chromium is null)
            return;
        var database = await TestPostgres.CreateDatabase(ConsoleTown.Ct);
        host = await ReportingHost.Build(
            new HostOptions { DataFolder = folder.FullName, ConnectionString = database, Url = "http://127.0.0.1:0", PasswordRounds = 1_000 }, ConsoleTown.Ct);
        await host.Start(ConsoleTown.Ct);
        using var client = new HttpClient { BaseAddress = new Uri(host.Url), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await ConsoleTown.TokenOf(host, "admin"));
        await Make(client);
        await Reports(database);
    }

    [Fact]
    public async Task It_scrolls_from_end_to_end_and_back_without_a_blank_place()
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine (apt-get install chromium).");
        var context = await town.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "vi-VN" });
        await context.AddCookiesAsync([ConsoleTown.CookieOf(host!.Url, BrowserCookie.Name, await ConsoleTown.TokenOf(host, "admin"))]);
        await using var visitor = new ConsoleVisitor(host.Url, context, await context.NewPageAsync());
        await visitor.Open("/status");
        await visitor.See("3321 đơn vị");
        var box = visitor.Page.Locator(".matrix");
        await visitor.Page.Locator(".matrix a[data-row='0']").First.WaitForAsync();
        var length = await box.EvaluateAsync<int>("box => box.scrollHeight - box.clientHeight");
        Assert.InRange(length, UnitCount * 37 - 1_200, UnitCount * 37 + 200);
        await box.EvaluateAsync("box => box.scrollIntoView({ block: 'end' })");
        var slowest = TimeSpan.Zero;
        // Down page by page, in leaps, to the end, and back up.
        int[] places = [.. Enumerable.Range(1, 30).Select(page => page * 500), 40_000, 90_000, 20_000, length, length / 2, 0];
        foreach (var place in places)
        {
            var since = Stopwatch.StartNew();
            await box.EvaluateAsync("(box, top) => { box.scrollTop = top; }", place);
            await visitor.Page.WaitForFunctionAsync(RowsAreWhereTheyBelong, null, new() { Timeout = 15_000 });
            slowest = since.Elapsed > slowest ? since.Elapsed : slowest;
            Assert.InRange(await visitor.Page.Locator(".matrix tbody th[scope=row]").CountAsync(), 10, 120);
        }
        await SafetyTests.NothingSerious(visitor);
        await visitor.Widths("matrix-country");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{UnitCount} x 12: the slowest of {places.Length} places was drawn after {slowest.TotalMilliseconds:0} ms, browser included."));
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>At a quarter, the half and three quarters of the box stands the unit that belongs there, with its cells.</summary>
    private const string RowsAreWhereTheyBelong =
        """
        () => {
            const box = document.querySelector('.matrix'), frame = box.getBoundingClientRect();
            return [0.25, 0.5, 0.75].every(part => {
                const y = frame.top + frame.height * part;
                const row = document.elementFromPoint(frame.left + 40, y)?.closest('tbody tr');
                const name = row?.querySelector('th[scope=row]')?.textContent;
                const place = Math.floor((box.scrollTop + frame.height * part - box.querySelector('thead').offsetHeight) / 37);
                return name && Math.abs(+name.slice(-4) - 1 - place) <= 1 && row.querySelectorAll('a[data-row]').length >= 5;
            });
        }
        """;

    private static async Task Make(HttpClient client)
    {
        await ConsoleTown.Post(client, null, "/api/units", new { code = "P", name = "Cả nước", kind = "city", effectiveFrom = "2025-01-01" });
        await ConsoleTown.Post(client, null, "/api/units/bulk", new
        {
            items = Enumerable.Range(1, UnitCount).Select(i => new { code = $"X{i:0000}", name = $"Xã {i:0000}", kind = "commune", parent = "P", effectiveFrom = "2025-01-01" }),
        });
        await ConsoleTown.Post(client, null, "/api/indicators", new { code = "total", name = "Tổng số", unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 0 });
        await ConsoleTown.Post(client, null, "/api/templates/one/versions", new
        {
            version = 1, name = "Một dòng", periodKind = "month", validFrom = "2025-01-01", rows = new[] { new { indicator = "total" } }, constraints = Array.Empty<object>(),
        });
        var done = await ConsoleTown.Post(client, null, "/api/regimes", new { code = "thang", name = "Báo cáo tháng", template = "one", periodKind = "month", requestingUnit = "P", reportersKind = "commune" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units?first=1");
        request.Headers.Add("Wait-For-Position", done.GetProperty("position").GetInt64().ToString(CultureInfo.InvariantCulture));
        (await client.SendAsync(request, ConsoleTown.Ct)).EnsureSuccessStatusCode();
    }

    /// <summary>The rows that 39,852 assignments would have left behind, one in five of them late.</summary>
    private static async Task Reports(string database)
    {
        await using var db = NpgsqlDataSource.Create(database);
        await using var command = db.CreateCommand(
            """
            insert into read.report_status (report_id, unit_id, regime, requesting_unit_id, template, template_version, period_kind, period,
                period_first, period_last, occurrence, version, state, standing, since, assigned_at, accepted_version, due_at, position)
            select gen_random_uuid(), u.unit_id, 'thang', p.unit_id, 'one', 1, 'month', to_char(m.day, 'YYYY-MM'), m.day::date,
                (m.day + interval '1 month - 1 day')::date, 1, 1,
                case when right(u.code, 1) in ('3', '8') then 'assigned' else 'accepted' end, 'assigned', m.day, m.day,
                case when right(u.code, 1) in ('3', '8') then null else 1 end, m.day + interval '1 month', 1
            from read.units u join read.units p on p.code = 'P'
            cross join generate_series(timestamp '2025-01-01', timestamp '2025-12-01', interval '1 month') as m (day)
            where u.code <> 'P'
            """);
        Assert.Equal(UnitCount * 12, await command.ExecuteNonQueryAsync(ConsoleTown.Ct));
    }
}
