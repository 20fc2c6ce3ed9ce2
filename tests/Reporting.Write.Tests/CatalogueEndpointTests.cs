using System.Text;
using Reporting.Domain.Indicators;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;

namespace Reporting.Write.Tests;

/// <summary>Indicators, templates and regimes over HTTP.</summary>
public sealed class CatalogueEndpointTests(Served served) : IClassFixture<Served>
{
    private static object Indicator(string code, int decimals = 2) =>
        new { code, name = "Deaths", nameVi = "Tử vong", unitOfMeasure = "người", overUnits = "sum", overTime = "last",
            decimals };

    private static object Template(int version = 1, string indicator = "total", string expression = "total >= 0") => new
    {
        version, name = "T", periodKind = "month", validFrom = "2026-01-01", rows = new[] { new { indicator } },
        constraints = new[] { new { rule = "r", severity = "error", expression } },
    };

    private static object Regime(
        string code, string template = "daily", string periodKind = "day", string unit = "HN", string? kind = "phuong",
        string[]? reporters = null) =>
        new { code, name = "R", template, periodKind, requestingUnit = unit, reportersKind = kind, reporters };

    [Fact]
    public async Task A_defined_indicator_is_stored()
    {
        var reply = (await served.As(World.Administers).Post("/api/indicators", Indicator("deaths"))).Is(201);
        Assert.Equal(["indicator_defined"], await served.Types(Domain.Indicators.Indicator.StreamIdOf("deaths")));
        Assert.Contains(
            "Tử vong", Encoding.UTF8.GetString((await served.Newest(reply.Id)).Data.Span), StringComparison.Ordinal);
        var head = await served.Head();
        (await served.As("admin").Post("/api/indicators", Indicator("deaths"))).Is(201);
        (await served.As("admin").Post("/api/indicators", Indicator("deaths", 3))).Is(422, "indicator.code-taken");
        (await served.As("admin").Post("/api/indicators", Indicator("other", 11)))
            .Is(422, "indicator.decimals-out-of-range");
        (await served.As(World.OfOtherWard).Post("/api/indicators", Indicator("other"))).Is(403);
        (await served.AsNobody.Post("/api/indicators", Indicator("other"))).Is(401);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A_published_template_version_is_stored_with_the_indicators_decimals()
    {
        (await served.As(World.Administers).Post(
            "/api/templates/monthly/versions", Template(indicator: "rate", expression: "rate <= 100"))).Is(201);
        var stored = Encoding.UTF8.GetString(
            (await served.Newest(Domain.Templates.Template.StreamIdOf("monthly"))).Data.Span);
        Assert.Contains("\"decimals\":1", stored.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var head = await served.Head();
        (await served.As("admin").Post("/api/templates/monthly/versions", Template(2, "beds")))
            .Is(422, "indicator.unknown");
        (await served.As("admin").Post("/api/templates/monthly/versions", Template(2, expression: "total >")))
            .Is(422, "template.expression-malformed");
        (await served.As("admin").Post("/api/templates/monthly/versions", Template(2, expression: "male = 1")))
            .Is(422, "template.expression-not-in-rows");
        (await served.As("admin").Post("/api/templates/bad code/versions", Template())).Is(422, "code.malformed");
        (await served.As(World.OfOtherWard).Post("/api/templates/monthly/versions", Template(2))).Is(403);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A_defined_regime_is_stored()
    {
        (await served.As(World.Administers).Post("/api/regimes", Regime("r1"))).Is(201);
        (await served.As(World.OfOtherWard).Post(
            "/api/regimes", Regime("r2", unit: "HK", kind: null, reporters: ["HK"]))).Is(201);
        Assert.Equal(["regime_defined"], await served.Types(Domain.Regimes.Regime.StreamIdOf("r2")));
        var head = await served.Head();
        (await served.As("admin").Post("/api/regimes", Regime("r3", template: "none"))).Is(422, "template.unknown");
        (await served.As("admin").Post("/api/regimes", Regime("r3", periodKind: "month")))
            .Is(422, "regime.period-kind-not-of-template");
        (await served.As("admin").Post("/api/regimes", Regime("r3", unit: "XX"))).Is(422, "unit.unknown");
        (await served.As("admin").Post("/api/regimes", Regime("r3", kind: null, reporters: ["BD", "XX"])))
            .Is(422, "unit.unknown");
        (await served.As("admin").Post("/api/regimes", Regime("r3", reporters: ["BD"]))).Is(422, "regime.kind-or-list");
        (await served.As("admin").Post("/api/regimes", Regime("r1", kind: "xa"))).Is(422, "regime.code-taken");
        (await served.As(World.OfOtherWard).Post("/api/regimes", Regime("r3"))).Is(403);
        Assert.Equal(head, await served.Head());
    }
}
