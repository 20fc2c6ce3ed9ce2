using Reporting.Domain.Templates;

namespace Reporting.Write.Tests.Templates;

/// <summary>The catalogues over HTTP: from draft to official, into the library and out of it, and a report in a form with
/// every kind of cell.</summary>
public sealed class TemplateJourneyTests(Served served) : IClassFixture<Served>
{
    private Api Admin => served.As("admin");

    private static object Form(int version = 1, string expression = "[so] <= [ke-hoach]", string? classification = null) => new
    {
        version, name = "Báo cáo liên kết", periodKind = "day", validFrom = "2026-01-01", kind = "linked", classification,
        rows = new object[] { new { indicator = "total", formula = "male + female" }, new { indicator = "male" }, new { indicator = "female" } },
        columns = new object[]
        {
            new { code = "so", name = "Số", isFigure = true }, new { code = "ke-hoach", name = "Kế hoạch" },
            new { code = "muc", name = "Mức", kind = "choice", choices = new[] { "cao", "thấp" } },
        },
        sections = new[] { new { code = "mo-dau", title = "Mở đầu", text = "Có {{total}} người." } },
        constraints = new[] { new { rule = "ke-hoach", severity = "error", expression, messageVi = "Vượt kế hoạch" } },
        layout = new { orientation = "landscape" },
    };

    [Fact]
    public async Task B4_a_template_goes_from_draft_to_official_and_into_the_library()
    {
        const string path = "/api/templates/lien-ket";
        (await Admin.Post(path + "/drafts", Form())).Is(201);
        (await Admin.Post(path + "/make-official", new { version = 1, notice = "CV 1" })).Is(422, "template.not-on-trial");
        (await Admin.Post(path + "/start-trial", new { version = 1 })).Is(200);
        (await Admin.Post(path + "/drafts", Form())).Is(422, "template.version-taken");
        (await Admin.Post("/api/templates/ban-sao/drafts", Copy())).Is(422, "template.not-shared");
        (await Admin.Post(path + "/make-official", new { version = 1, notice = "CV 1" })).Is(200);
        (await Admin.Post(path + "/share", new { version = 1 })).Is(200);
        (await Admin.Post("/api/templates/ban-sao/drafts", Copy())).Is(201);
        (await Admin.Post(path + "/abolish", new { from = "2027-01-01", legalBasis = "QĐ 1" })).Is(200);
        Assert.Equal(
            ["template_version_drafted", "template_trial_started", "template_version_published", "template_shared", "template_abolished"],
            await served.Types(Template.StreamIdOf("lien-ket")));

        static object Copy() => new
        {
            version = 1, name = "Bản sao", periodKind = "day", validFrom = "2026-01-01", copyFrom = "lien-ket/1", owner = "BD",
        };
    }

    [Fact]
    public async Task B7_what_is_wrong_is_refused_and_nothing_is_stored()
    {
        var head = await served.Head();
        (await Admin.Post("/api/templates/sai/drafts", Form(classification: "secret"))).Is(422, "secrecy.classified");
        var reply = (await Admin.Post("/api/templates/sai/drafts", Form(expression: "[so] <=\n [ke hoach]")))
            .Is(422, "template.expression-malformed");
        Assert.Equal(["ke-hoach:2:2"], reply.Places);
        (await Admin.Post("/api/templates/sai/start-trial", new { version = 1 })).Is(404, "template.unknown");
        (await served.As(World.OfOtherWard).Post("/api/templates/sai/drafts", Form())).Is(403);
        (await served.As(World.OfOtherWard).Post("/api/indicator-sets/bo/drafts", Set())).Is(403);
        (await Admin.Post("/api/indicator-sets/bo/drafts", Set("none"))).Is(422, "indicator.unknown");
        (await Admin.Post("/api/units/BD/focal-persons", new { leader = World.Signs, persons = new[] { World.OfOtherWard } }))
            .Is(422, "focal-person.not-of-unit");
        (await Admin.Post("/api/indicators", Indicator("mat", "Báo cáo TUYỆT MẬT"))).Is(422, "secrecy.marked");
        (await Admin.Post("/api/indicators", Indicator("thung", "Thùng", "thúng"))).Is(422, "measure.unknown");
        // The world's indicator "total" has this name and quantity.
        (await Admin.Post("/api/indicators", Indicator("total-2", " TOTAL "))).Is(422, "indicator.concept-taken");
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task B1_a_set_and_an_indicator_go_their_way_and_a_decision_has_its_clock()
    {
        (await Admin.Post("/api/indicator-sets/kt/drafts", Set())).Is(201);
        (await Admin.Post("/api/indicator-sets/kt/start-trial", new { version = 1 })).Is(200);
        (await Admin.Post("/api/indicator-sets/kt/make-official", new { version = 1, notice = "CV 2" })).Is(200);
        (await Admin.Post("/api/indicators/drafts", Indicator("moi", "Chỉ tiêu mới"))).Is(201);
        (await Admin.Post("/api/indicators/moi/start-trial", new { version = 1 })).Is(200);
        (await Admin.Post("/api/indicators/moi/make-official", new { version = 1, notice = "CV 3" })).Is(200);
        (await Admin.Post("/api/indicators/moi/abolish", new { from = "2027-01-01", legalBasis = "QĐ 2" })).Is(200);
        (await Admin.Post("/api/catalogue-decisions", new
        {
            number = "QĐ 2", decidedOn = "2026-01-01", summary = "Sửa", entries = new[] { new { kind = "indicator", code = "moi" } },
        })).Is(201);
        (await Admin.Post("/api/units/BD/focal-persons", new { leader = World.Signs, persons = new[] { World.Enters } })).Is(200);
        Assert.Contains("tỷ đồng", (await Admin.Send(HttpMethod.Get, "/api/units-of-measure")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task B3_a_report_takes_what_its_form_says()
    {
        (await Admin.Post("/api/templates/form/versions", Form())).Is(201);
        (await Admin.Post("/api/regimes", new
        {
            code = "form", name = "F", template = "form", periodKind = "day", requestingUnit = "HN", reportersKind = "phuong",
        })).Is(201);
        Assert.True(Domain.Calendars.Period.TryParse("2026-03-01", null, out var day));
        var id = Domain.Reports.Report.IdOf(
            Domain.OrgUnits.UnitRegister.IdOf("BD", World.Founded), "form", "form", day, 1).Value;
        (await Admin.Post($"/api/reports/{id}/assign", new { unit = "BD", regime = "form", period = "2026-03-01" })).Is(201);
        var clerk = served.As(World.Enters);
        (await clerk.Post($"/api/reports/{id}/enter", Cells(("total", 5)))).Is(422, "report.derived-cell");
        (await clerk.Post($"/api/reports/{id}/enter", Cells(("male[muc]", "vừa")))).Is(422, "report.not-a-choice");
        (await clerk.Post($"/api/reports/{id}/enter", Cells(("male", "2 tấn")))).Is(422, "measure.not-convertible");
        (await clerk.Post($"/api/reports/{id}/enter", Cells(
            ("male", "0.002 nghìn người"), ("female", 3), ("male[muc]", "cao"), ("female[ke-hoach]", 2)))).Is(200);
        var report = (await clerk.Send(HttpMethod.Get, $"/api/reports/{id}")).Is(200).Json;
        Assert.Equal("5", report.GetProperty("cells").GetProperty("total").GetString());
        Assert.Equal("cao", report.GetProperty("cells").GetProperty("male[muc]").GetString());
        Assert.Equal("Có 5 người.", report.GetProperty("sections")[0].GetProperty("shown").GetString());
        var broken = (await clerk.Post($"/api/reports/{id}/submit", new { })).Is(422, "report.constraint-broken");
        Assert.Contains("Vượt kế hoạch", broken.Text, StringComparison.Ordinal);
        (await clerk.Post($"/api/reports/{id}/enter", Cells(("female[ke-hoach]", null)))).Is(200);
        (await clerk.Post($"/api/reports/{id}/submit", new { })).Is(200);
    }

    private static object Cells(params (string Cell, object? Value)[] cells) => new { cells = cells.ToDictionary() };

    private static object Set(string indicator = "total") => new
    {
        version = 1, name = "Bộ chỉ tiêu", level = "commune", validFrom = "2026-01-01", legalBasis = "QĐ 1",
        indicators = new[] { indicator },
    };

    private static object Indicator(string code, string name, string unitOfMeasure = "người") =>
        new { code, name, unitOfMeasure, overUnits = "sum", overTime = "sum", decimals = 0 };
}
