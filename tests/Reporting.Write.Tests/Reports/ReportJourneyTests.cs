using System.Text.Json;

namespace Reporting.Write.Tests.Reports;

/// <summary>One report all the way, with every event that it leaves.</summary>
public sealed class ReportJourneyTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task A_report_is_assigned_entered_submitted_signed_and_accepted()
    {
        var id = World.Report("2026-01-05");
        var assigned = (await served.As(World.Administers).Post($"/api/reports/{id}/assign", World.Owed("2026-01-05")))
            .Is(201);
        var entered = (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures())).Is(200);
        var submitted = (await served.As(World.Enters).Post($"/api/reports/{id}/submit", new { })).Is(200);
        var signed = (await served.As(World.Signs).Post($"/api/reports/{id}/sign", new { })).Is(200);
        var accepted = (await served.As(World.Accepts).Post($"/api/reports/{id}/accept", new { })).Is(200);

        Assert.Equal(
            ["report_assigned", "figures_entered", "report_submitted", "report_signed", "report_sent",
                "report_accepted"],
            await served.Types(id));
        Assert.Equal([1L, 2, 3, 5, 6], new[] { assigned, entered, submitted, signed, accepted }.Select(r => r.Version));
        Assert.Equal("\"6\"", accepted.Headers["ETag"]);
        Assert.Equal(2, signed.Json.GetProperty("events").GetArrayLength());
        var newest = await served.Newest(id);
        Assert.Equal(newest.EventId, accepted.Json.GetProperty("events")[0].GetProperty("id").GetGuid());
        Assert.Equal(Convert.ToHexStringLower(newest.Leaf.Span),
            accepted.Json.GetProperty("events")[0].GetProperty("leaf").GetString());
        Assert.Equal(newest.Position, accepted.Json.GetProperty("position").GetInt64());
        var report = (await served.As(World.Reads).Send(HttpMethod.Get, $"/api/reports/{id}")).Is(200);
        Assert.Equal("accepted", report.Json.GetProperty("state").GetString());
        Assert.Equal("7", report.Json.GetProperty("inForce").GetProperty("cells").GetProperty("total").GetString());
        Assert.Equal("\"6\"", report.Headers["ETag"]);
    }

    [Fact]
    public async Task An_accepted_report_is_corrected_while_the_accepted_version_stays_in_force_and_then_withdrawn()
    {
        var id = await Accepted("2026-01-06");
        await Do(World.Enters, id, "request-correction", new { reason = "Nhập nhầm" });
        await Do(World.Accepts, id, "deny-correction", new { reason = "Chưa đủ căn cứ" });
        await Do(World.Signs, id, "request-correction", new { reason = "Nhập nhầm, có công văn" });
        await Do(World.Accepts, id, "approve-correction", new { });
        await Do(World.Enters, id, "enter", World.Figures(male: 5));
        Assert.Equal("7", (await InForce(id)).GetProperty("total").GetString());
        await Do(World.Enters, id, "submit", new { });
        await Do(World.Signs, id, "sign", new { });
        await Do(World.Accepts, id, "accept", new { });
        Assert.Equal("9", (await InForce(id)).GetProperty("total").GetString());
        await Do(World.Signs, id, "request-correction", new { reason = "Báo cáo trùng" });
        await Do(World.Accepts, id, "approve-correction", new { });
        await Do(World.Signs, id, "withdraw", new { reason = "Báo cáo trùng" });
        Assert.Equal(
            ["correction_requested", "correction_denied", "correction_requested", "correction_approved",
                "figures_entered",
             "report_submitted", "report_signed", "report_sent", "report_accepted",
             "correction_requested", "correction_approved", "report_withdrawn"],
            (await served.Types(id))[6..]);
    }

    [Fact]
    public async Task A_report_opens_in_the_template_version_that_its_assignment_names()
    {
        (await served.As("admin").Post("/api/templates/daily/versions", new
        {
            version = 2, name = "Báo cáo ngày", periodKind = "day", validFrom = "2026-06-01",
            rows = new[] { new { indicator = "total" } }, constraints = Array.Empty<object>(),
        })).Is(201);
        var (first, named, unknown) =
            (World.Report("2026-05-30"), World.Report("2026-05-31"), World.Report("2026-05-29"));
        await Do(World.Administers, first, "assign", World.Owed("2026-05-30"), 201);
        await Do(World.Administers, named, "assign", Owed("2026-05-31", 2), 201);
        Assert.Equal(1, await TemplateVersion(first));
        Assert.Equal(2, await TemplateVersion(named));
        (await served.As(World.Administers).Post($"/api/reports/{unknown}/assign", Owed("2026-05-29", 3)))
            .Is(422, "template.version-unknown");
        Assert.Empty(await served.Types(unknown));

        object Owed(string period, int templateVersion) => new { unit = "BD", regime = "health", period, templateVersion };

        async Task<int> TemplateVersion(Guid id) =>
            (await served.As(World.Reads).Send(HttpMethod.Get, $"/api/reports/{id}")).Json
                .GetProperty("templateVersion").GetInt32();
    }

    [Fact]
    public async Task A_report_is_recalled_rejected_and_returned_before_it_is_accepted()
    {
        var id = World.Report("2026-01-07");
        await Do(World.Administers, id, "assign", World.Owed("2026-01-07"), 201);
        await Do(World.Enters, id, "enter", World.Figures());
        await Do(World.Enters, id, "submit", new { });
        await Do(World.Enters, id, "recall", new { });
        await Do(World.Enters, id, "submit", new { });
        await Do(World.Signs, id, "reject", new { reason = "Thiếu số liệu" });
        await Do(World.Enters, id, "enter", World.Figures(female: 9));
        await Do(World.Enters, id, "submit", new { });
        await Do(World.Signs, id, "sign", new { });
        await Do(World.Accepts, id, "return", new { reason = "Sai kỳ" });
        await Do(World.Enters, id, "enter", World.Figures(female: 8));
        var newest = JsonDocument.Parse((await served.Newest(id)).Data).RootElement;
        Assert.Equal(2, newest.GetProperty("version").GetInt32());
    }

    private async Task<Guid> Accepted(string period)
    {
        var id = World.Report(period);
        await Do(World.Administers, id, "assign", World.Owed(period), 201);
        await Do(World.Enters, id, "enter", World.Figures());
        await Do(World.Enters, id, "submit", new { });
        await Do(World.Signs, id, "sign", new { });
        await Do(World.Accepts, id, "accept", new { });
        return id;
    }

    private async Task Do(string account, Guid id, string verb, object body, int status = 200) =>
        (await served.As(account).Post($"/api/reports/{id}/{verb}", body)).Is(status);

    private async Task<JsonElement> InForce(Guid id) =>
        (await served.As(World.Reads).Send(HttpMethod.Get, $"/api/reports/{id}")).Json.GetProperty("inForce")
            .GetProperty("cells");
}
