using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace Reporting.Host.Tests.Work;

/// <summary>What is reported, as people look it up: usage by itself, complaints that go upwards, publishing, and exports
/// with their citation.</summary>
public sealed class LookingUpTests
{
    private static readonly Guid Thing = new("00000000-0000-0000-0000-000000000042");

    [Fact]
    public async Task F4_usage_is_reported_by_itself_when_the_half_year_is_over()
    {
        await using var host = await RunningHost.Start();
        await host.Make(communes: 2);
        await host.Regime("monthly");
        await host.As("admin").Move("2026-06-14T10:00:00Z");
        Assert.Equal(0, await host.Count("usage_recorded"));
        await host.Move("2026-06-14T17:00:00Z");
        Assert.Equal(2, await host.Count("usage_recorded"));
        var lines = (await host.See("/api/usage-reports?period=2026-H1")).GetProperty("items");
        Assert.Equal(2, lines.GetArrayLength());
        var line = lines[0];
        Assert.Equal("2026-H1", line.GetProperty("period").GetString());
        Assert.True(line.GetProperty("assigned").GetInt64() > 0);
        Assert.Equal(line.GetProperty("assigned").GetInt64(), line.GetProperty("missing").GetInt64());
        await host.Move("2026-06-20T00:00:00Z");
        Assert.Equal(2, await host.Count("usage_recorded"));
    }

    [Fact]
    public async Task F1_the_matrix_over_rest_is_the_newest_periods_or_a_span()
    {
        await using var host = await RunningHost.Start();
        await host.Make(communes: 2);
        await host.Regime("r");
        await host.Move("2026-02-20T00:00:00Z");
        async Task<string> Asked(string periods)
        {
            var matrix = await host.See($"/api/report-matrix?within=P&regime=r&{periods}");
            return string.Join(' ', matrix.GetProperty("periods").EnumerateArray()) + " | " + string.Join(" | ",
                matrix.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("code") + " " + string.Join(
                    ' ', row.GetProperty("cells").EnumerateArray().Select(cell =>
                        cell.GetProperty("state") + (cell.GetProperty("isLate").GetBoolean() ? "!" : "")))));
        }
        Assert.Equal("2026-03 2026-02 | C1 assigned assigned! | C2 assigned assigned!", await Asked("periods=2"));
        Assert.Equal("2026-02 2026-03 | C1 assigned! assigned | C2 assigned! assigned", await Asked(
            "from=2026-02&to=2026-04&periodKind=MONTH"));
        await host.See("/api/report-matrix?within=P&regime=r&from=2026-02", 422);
        await host.See("/api/report-matrix?within=P&regime=r&from=2026-02&to=2026-03&periodKind=MOON", 400);
        await host.As(Town.Enters).See("/api/report-matrix?within=C2&regime=r", 403);
    }

    [Fact]
    public async Task F7_a_complaint_goes_upwards_by_itself_and_is_answered_by_the_owner_only()
    {
        await using var host = await RunningHost.Start();
        await host.Make(communes: 1);
        await host.As(Town.Gives).Post($"/api/complaints/{Thing}", new
        {
            unit = "C1", indicator = "cases", period = "2026-01", text = "Thấp hơn sổ khám",
        }, 201);
        await host.As("admin").Move("2026-01-08T00:00:00Z");
        Assert.Equal(0, await host.Count("complaint_escalated"));
        await host.Move("2026-01-10T00:00:00Z");
        Assert.Equal(1, await host.Count("complaint_escalated"));
        await host.Move("2026-03-10T00:00:00Z");
        Assert.Equal(1, await host.Count("complaint_escalated"));
        await host.As(Town.Gives).Post($"/api/complaints/{Thing}/answer", new { answer = "x", isUpheld = true }, 403);
        Assert.Equal(["complaint_filed"], Complaints(await host.As(Town.Enters).See("/api/inbox")));
        await host.Post($"/api/complaints/{Thing}/answer", new { answer = "Đã đối chiếu", isUpheld = false }, 200);
        Assert.Equal(
            ["complaint_answered", "complaint_escalated"], Complaints(await host.As(Town.Gives).See("/api/inbox")));
        var complaint = (await host.See("/api/complaints")).GetProperty("items")[0];
        Assert.Equal("Đã đối chiếu", complaint.GetProperty("answer").GetString());
        await host.Post($"/api/complaints/{Guid.NewGuid()}/answer", new { answer = "x", isUpheld = true }, 404);
    }

    [Fact]
    public async Task F3_F6_an_export_has_its_citation_and_says_what_it_may_be_used_for()
    {
        await using var host = await RunningHost.Start();
        await Accepted(host, "=1+1");
        const string Path = "/api/exports/figures.csv?from=2026-01&to=2026-01&periodKind=MONTH";
        var csv = await Text(host, Path);
        var (head, row) = Lines(csv);
        Assert.Equal(
            "unit,unit_name,indicator,indicator_name,period,value,unit_of_measure,regime,report,version,signature,"
            + "seal,signed_by,signer,entered_by,accepted_by,reason,known_at,in_force_at,position,use", head);
        Assert.StartsWith("C1,'=1+1,cases,Ca,2026-01,12,ca,monthly,", row, StringComparison.Ordinal);
        Assert.Contains(",1,none,none,ky,Cán bộ,an,nhan,", row, StringComparison.Ordinal);
        Assert.EndsWith(",Chỉ dùng cho công vụ", row, StringComparison.Ordinal);

        await host.As("ky").Post($"/api/publications/{Thing}", new
        {
            kind = "figure", unit = "C1", reason = "Họp báo", indicators = new[] { "cases" }, from = "2026-01",
            to = "2026-12",
        }, 201);
        await host.Post($"/api/publications/{Thing}/approve", new { document = "12/QĐ" }, 422);
        await host.As("admin").Account("truong", ("sign", "C1"));
        await host.As("truong").Post($"/api/publications/{Thing}/approve", new { document = "12/QĐ" }, 200);
        await host.See("/api/publications");
        Assert.EndsWith(",Công khai theo 12/QĐ", Lines(await Text(host, Path)).Row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F3_sums_are_exported_as_a_workbook_that_others_can_read()
    {
        await using var host = await RunningHost.Start();
        await Accepted(host, "Xã Một");
        using var response = await host.As(Town.Gives).Client.GetAsync(
            "/api/exports/aggregates.xlsx?indicators=cases&unit=P&from=2026-01&to=2026-01&periodKind=MONTH", RunningHost.Ct);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        await using var body = await response.Content.ReadAsStreamAsync(RunningHost.Ct);
        using var archive = new ZipArchive(body, ZipArchiveMode.Read);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var sheet = XDocument.Load(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var rows = sheet.Descendants(main + "row").Select(row => row.Elements(main + "c").Select(cell => cell.Value).ToArray()).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Equal(["unit", "unit_name", "indicator"], rows[0][..3]);
        Assert.Equal("12", rows[1][Array.IndexOf(rows[0], "value")]);
        Assert.Equal("Chỉ dùng cho công vụ", rows[1][^1]);
        Assert.NotNull(archive.GetEntry("[Content_Types].xml"));
    }

    [Fact]
    public async Task What_is_not_there_or_not_allowed_is_not_exported()
    {
        await using var host = await RunningHost.Start();
        await Accepted(host, "Xã Một");
        Assert.Equal("export.unknown", Code(await host.As(Town.Enters).Get("/api/exports/none.csv", 404)));
        Assert.Equal("export.unknown", Code(await host.Get("/api/exports/figures.pdf", 404)));
        Assert.Equal("request.parameter-malformed", Code(await host.Get("/api/exports/figures.csv", 400)));
        const string Span = "from=2026-01&to=2026-01&periodKind=MONTH";
        Assert.Equal("FORBIDDEN", Code(await host.Get($"/api/exports/figures.csv?unit=P&{Span}", 403)));
        Assert.Equal("FORBIDDEN", Code(await host.Get($"/api/exports/aggregates.csv?indicators=cases&unit=P&{Span}", 403)));
        Assert.Equal("period.malformed", Code(await host.Get("/api/exports/figures.csv?from=x&to=x&periodKind=MONTH", 422)));
    }

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();

    private static string[] Complaints(JsonElement inbox) =>
        [.. inbox.GetProperty("messages").Texts("kind").Where(kind => kind.StartsWith("complaint", StringComparison.Ordinal))];

    private static (string Head, string Row) Lines(string csv)
    {
        var lines = csv.TrimStart('\ufeff').TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        return (lines[0], lines[1]);
    }

    private static async Task<string> Text(RunningHost host, string path)
    {
        using var response = await host.Client.GetAsync(path, RunningHost.Ct);
        var text = await response.Content.ReadAsStringAsync(RunningHost.Ct);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    /// <summary>The commune C1, with that name, has an accepted report of January with 12 cases.</summary>
    private static async Task Accepted(RunningHost host, string name)
    {
        await host.Make(communes: 1);
        await host.Post("/api/units/C1/rename", new
        {
            name, effectiveFrom = "2026-01-02", reason = "x", legalBasis = new { number = "1/NQ" },
        }, 200);
        await host.Regime("monthly", automatic: false);
        await host.Account("ky", ("sign", "C1"));
        await host.Account("nhan", ("accept", "P"));
        await host.Move("2026-01-16T00:00:00Z");
        await Act(host.As(Town.Gives), "assign");
        await Act(host.As(Town.Enters), "enter", new { unit = "C1", regime = "monthly", period = "2026-01", cells = new { cases = "12" } });
        await Act(host, "submit");
        await Act(host.As("ky"), "sign");
        await Act(host.As("nhan"), "accept");
        await host.As(Town.Gives).See("/api/reports");
    }

    private static async Task Act(RunningHost host, string verb, object? item = null)
    {
        var answer = await host.Post($"/api/reports/bulk/{verb}", new
        {
            items = new[] { item ?? new { unit = "C1", regime = "monthly", period = "2026-01" } },
        }, 200);
        var status = answer.GetProperty("items")[0].GetProperty("status").GetInt32();
        Assert.True(status is 200 or 201, answer.ToString());
    }
}
