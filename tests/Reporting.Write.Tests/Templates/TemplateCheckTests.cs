using System.Text.Json;

namespace Reporting.Write.Tests.Templates;

/// <summary>A design is looked through as a whole, and tried out, without anything stored.</summary>
public sealed class TemplateCheckTests(Served served) : IClassFixture<Served>
{
    private Api Reader => served.As(World.Reads);

    private static object Design(string formula, string expression, string text) => new
    {
        version = 1, name = "Thử", periodKind = "day", validFrom = "2026-01-01", kind = "linked",
        rows = new object[] { new { indicator = "total", formula }, new { indicator = "male" }, new { indicator = "female" } },
        sections = new[] { new { code = "mo-dau", title = "Mở đầu", text } },
        constraints = new[] { new { rule = "nam", severity = "error", expression } },
    };

    [Fact]
    public async Task Every_problem_is_told_with_its_place()
    {
        var head = await served.Head();
        var reply = (await Reader.Post(
            "/api/templates/thu/check", new { design = Design("male +", "male <= mele", "Có {{total}.") }, key: "")).Is(200);
        string[] places =
        [
            .. reply.Json.GetProperty("problems").EnumerateArray()
                .Select(problem => problem.GetProperty("places")[0].GetString()!).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(["mo-dau:1:4", "nam", "total:1:7"], places);
        Assert.Equal(JsonValueKind.Null, reply.Json.GetProperty("findings").ValueKind);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A_design_without_problems_is_tried_out_with_figures()
    {
        var design = Design("male + female", "male <= female", "Có {{total}} người.");
        var reply = (await Reader.Post(
            "/api/templates/thu/check", new { design, cells = new { male = "3", female = "2" } }, key: "")).Is(200);
        Assert.Empty(reply.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal("5", reply.Json.GetProperty("cells").GetProperty("total").GetString());
        Assert.Equal("Có 5 người.", reply.Json.GetProperty("sections").GetProperty("mo-dau").GetString());
        var finding = Assert.Single(reply.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal("nam", finding.GetProperty("rule").GetString());
        reply = await Reader.Post("/api/templates/thu/check", new { design, cells = new { total = "3" } }, key: "");
        Assert.Equal("report.derived-cell", reply.Is(200).Json.GetProperty("refusal").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Circles_and_names_that_stand_twice_show_once_the_parts_are_right()
    {
        object rule = new { rule = "r", severity = "error", expression = "male > 0" };
        var reply = (await Reader.Post(
            "/api/templates/thu/check",
            new
            {
                design = new
                {
                    version = 1, name = "Thử", periodKind = "day", validFrom = "2026-01-01",
                    rows = new[] { new { indicator = "male" } }, constraints = new[] { rule, rule },
                },
            },
            key: "")).Is(200);
        var problem = Assert.Single(reply.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal("template.rule-twice", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_version_comes_back_as_a_draft_would_send_it()
    {
        var reply = (await Reader.Send(HttpMethod.Get, "/api/templates/daily/versions/1")).Is(200);
        Assert.Equal("official", reply.Json.GetProperty("state").GetString());
        var design = reply.Json.GetProperty("design");
        (await served.As("admin").Post("/api/templates/daily/versions", design.GetRawText())).Is(201);
        (await Reader.Send(HttpMethod.Get, "/api/templates/daily/versions/9")).Is(404, "template.version-unknown");
    }
}
