using Reporting.Domain.OrgUnits;

namespace Reporting.Write.Tests.OrgUnits;

/// <summary>A decision that changes many units at once, over HTTP (A2): preview, carry out, rescind.</summary>
public sealed class ReorganisationTests(Served served) : IClassFixture<Served>
{
    private static readonly object Basis = new { number = "202/2025/QH15" };

    private static object Unit(string code, string parent = "HN") =>
        new { code, name = "Phường " + code, kind = "phuong", parent };

    private static object Share(string from, string to, string share = "full", decimal? weight = null) =>
        new { from, to, share, weight };

    private static object Component(
        object[]? establish = null, string[]? dissolve = null, object[]? successions = null, object[]? move = null,
        object[]? rename = null) => new { establish, dissolve, successions, move, rename };

    private static object Body(string day, string number, params object[] components) =>
        new { effectiveFrom = day, reason = "Sắp xếp", legalBasis = new { number }, components };

    private async Task Registered(params string[] codes)
    {
        foreach (var code in codes)
            (await served.As("admin").Post("/api/units", new
            {
                code, name = "Phường " + code, kind = "phuong", parent = "HN", effectiveFrom = "2026-01-01",
            })).Is(201);
    }

    private Task<Reply> Post(object body, string path = "", string who = "admin") =>
        served.As(who).Post("/api/units/reorganisations" + path, body);

    private static object Mixed(string day, string number) => Body(
        day, number,
        Component([Unit("A1"), Unit("A4")], ["A1", "A2", "A3"],
            [Share("A1", "A1"), Share("A2", "A1", "partial", 0.25m), Share("A2", "A4", "partial"), Share("A3", "A4")]),
        Component(rename: [new { unit = "A5", name = "Phường Năm" }], move: [new { unit = "A5", parent = "A4" }]));

    [Fact]
    public async Task A2_A_reorganisation_is_previewed_carried_out_once_and_rescinded()
    {
        await Registered("A1", "A2", "A3", "A5");
        var head = await served.Head();
        var preview = (await Post(Mixed("2026-07-01", "1/NQ"), "/preview", World.Administers)).Is(200).Json;
        Assert.True(preview.GetProperty("isPossible").GetBoolean());
        Assert.Equal(
            (2, 2, 3, 4, 2, 1, 1, 1),
            (Count("components"), Count("established"), Count("ended"), Count("successions"), Count("partial"),
                Count("undivided"), Count("moved"), Count("renamed")));
        Assert.Equal(head, await served.Head());
        (await Post(Mixed("2026-07-01", "1/NQ"), "", World.OfOtherWard)).Is(403);
        (await Post(Mixed("2026-07-01", "1/NQ"), "/preview", World.Reads)).Is(403);

        var done = (await Post(Mixed("2026-07-01", "1/NQ"), "", World.Administers)).Is(201);
        Assert.Equal(preview.GetProperty("id").GetGuid(), done.Id);
        Assert.Equal("units_reorganised", (await served.Newest(UnitRegister.StreamId)).Type);
        Assert.Equal(head + 1, await served.Head());
        // Carried out already: the same once more adds nothing, another content is refused.
        (await Post(Mixed("2026-07-01", "1/NQ"))).Is(201);
        Assert.True((await Post(Mixed("2026-07-01", "1/NQ"), "/preview")).Is(200).Json.GetProperty("isKnown").GetBoolean());
        (await Post(Body("2026-07-01", "1/NQ", Component(dissolve: ["A5"])))).Is(422, "unit.reorganisation-known");
        Assert.Equal(head + 1, await served.Head());

        var rescind = new { reason = "Nhầm ngày", legalBasis = Basis };
        (await Post(rescind, $"/{Guid.NewGuid()}/rescind")).Is(404, "unit.reorganisation-unknown");
        (await Post(new { reason = "Nhầm ngày" }, $"/{done.Id}/rescind")).Is(422, "unit.legal-basis-missing");
        (await Post(rescind, $"/{done.Id}/rescind", World.OfOtherWard)).Is(403);
        (await Post(rescind, $"/{done.Id}/rescind", World.Administers)).Is(200);
        Assert.Equal("reorganisation_rescinded", (await served.Newest(UnitRegister.StreamId)).Type);
        Assert.Equal(head + 2, await served.Head());
        (await Post(rescind, $"/{done.Id}/rescind")).Is(200);
        Assert.Equal(head + 2, await served.Head());
        // It can be carried out on another day; on it, acts that count on it forbid to take it back.
        var again = (await Post(Mixed("2026-08-01", "1/NQ"))).Is(201);
        (await served.As("admin").Post("/api/units/A4/rename", new
        {
            name = "Phường Bốn", effectiveFrom = "2026-09-01", reason = "r", legalBasis = Basis,
        })).Is(200);
        var refused = (await Post(rescind, $"/{again.Id}/rescind")).Is(422, "unit.reorganisation-overlaid");
        Assert.Equal(["A4"], refused.Places);

        int Count(string of) => preview.GetProperty(of).GetInt32();
    }

    [Fact]
    public async Task A2_A_preview_tells_everything_that_speaks_against_it()
    {
        await Registered("B1", "B2", "B3");
        var head = await served.Head();
        var body = Body("2026-07-01", "2/NQ",
            Component([Unit("B9"), Unit("B3")], ["B1"],
                [Share("B1", "B9"), Share("B1", "XX"), Share("B2", "B9", "partial", 1.5m)]),
            Component());
        var contradictions = await Codes(body);
        Assert.Equal(["unit.component-empty"], contradictions);
        body = Body("2026-07-01", "2/NQ",
            Component([Unit("B9")], ["B1"],
                [Share("B1", "B9"), Share("B1", "XX"), Share("B2", "B9", "partial", 1.5m)]));
        Assert.Equal(["unit.full-and-more", "unit.unknown", "unit.weight-impossible"], await Codes(body));
        (await Post(body)).Is(422);
        Assert.Equal(["unit.code-taken"], await Codes(
            Body("2026-07-01", "2/NQ", Component([Unit("B3")], ["B1"], [Share("B1", "B3")]))));
        Assert.Equal(["unit.has-children"], await Codes(Body("2026-07-01", "2/NQ", Component(dissolve: ["HN"]))));
        Assert.Equal(["unit.components-missing"], await Codes(Body("2026-07-01", "2/NQ")));
        Assert.Equal(["unit.named-twice"], await Codes(
            Body("2026-07-01", "2/NQ", Component(dissolve: ["B1"]), Component(dissolve: ["B1"]))));
        Assert.Equal(["unit.not-yet-effective"], await Codes(
            Body("2025-07-01", "2/NQ", Component(rename: [new { unit = "B1", name = "x" }]))));
        Assert.Equal(head, await served.Head());

        async Task<string[]> Codes(object wanted)
        {
            var preview = (await Post(wanted, "/preview")).Is(200).Json;
            Assert.False(preview.GetProperty("isPossible").GetBoolean());
            return
            [
                .. preview.GetProperty("contradictions").EnumerateArray()
                    .Select(c => c.GetProperty("code").GetString()!).Distinct().Order(StringComparer.Ordinal),
            ];
        }
    }

    [Fact]
    public async Task A2_A_dissolved_unit_owes_no_new_periods_and_keeps_what_it_owes()
    {
        await Registered("C1", "C2");
        (await Post(Body("2026-07-01", "3/NQ", Component(dissolve: ["C1"], successions: [Share("C1", "C2")])))).Is(201);
        var unit = UnitRegister.IdOf("C1", World.Founded);
        Guid Id(string day) => Domain.Reports.Report.IdOf(
            unit, "health", "daily", Day(day), 1).Value;
        (await served.As("admin").Post($"/api/reports/{Id("2026-07-01")}/assign", World.Owed("2026-07-01", "C1")))
            .Is(422, "unit.ended");
        (await served.As("admin").Post($"/api/reports/{Id("2026-06-30")}/assign", World.Owed("2026-06-30", "C1")))
            .Is(201);
        (await served.As("admin").Post("/api/accounts", new
        {
            userName = "cua_c1", displayName = "Cán bộ",
            grants = new[] { new { role = "enter", unit = "C1" } },
        })).Is(201);
        (await served.As("admin").Post("/api/accounts", new
        {
            userName = "cua_c2", displayName = "Cán bộ",
            grants = new[] { new { role = "enter", unit = "C2" }, new { role = "administer", unit = "C2" } },
        })).Is(201);
        (await served.As("admin").Post("/api/clock", new { now = "2026-07-02T00:00:00Z" })).Is(200);
        // J1a: only the owner enters, also after it ended; who got everything may see it.
        (await served.As("cua_c2").Post($"/api/reports/{Id("2026-06-30")}/enter", World.Figures())).Is(403);
        (await served.As("cua_c1").Post($"/api/reports/{Id("2026-06-30")}/enter", World.Figures())).Is(200);
        Assert.Equal(200, (await served.As("cua_c2").Send(HttpMethod.Get, $"/api/reports/{Id("2026-06-30")}")).Status);
    }

    private static Domain.Calendars.Period Day(string text) =>
        Domain.Calendars.Period.TryParse(text, kind: null, out var day) ? day : throw new FormatException(text);
}
