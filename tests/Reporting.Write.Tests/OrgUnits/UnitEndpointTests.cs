using System.Text;
using Reporting.Domain.OrgUnits;

namespace Reporting.Write.Tests.OrgUnits;

/// <summary>Units over HTTP: register, in bulk, move.</summary>
public sealed class UnitEndpointTests(Served served) : IClassFixture<Served>
{
    private static object Unit(
        string code, string? parent = "HN", string name = "Phường", string? effectiveFrom = "2026-01-01") =>
        new { code, name, kind = "phuong", parent, effectiveFrom };

    [Fact]
    public async Task A_registered_unit_is_stored_with_its_id()
    {
        var reply = (await served.As(World.Administers).Post("/api/units", Unit("U1"))).Is(201);
        Assert.Equal(UnitRegister.IdOf("U1", World.Founded).Value, reply.Id);
        var stored = await served.Newest(UnitRegister.StreamId);
        Assert.Equal("unit_registered", stored.Type);
        Assert.Contains(
            "\"code\":\"U1\"", Encoding.UTF8.GetString(stored.Data.Span).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_day_a_unit_is_effective_from_the_business_day_where_people_report()
    {
        // The clock stands at midnight UTC of 2 January; in Việt Nam it is that day's morning.
        var reply = (await served.As("admin").Post("/api/units", Unit("U2", effectiveFrom: null), "u2")).Is(201);
        Assert.Equal(UnitRegister.IdOf("U2", new DateOnly(2026, 1, 2)).Value, reply.Id);
        (await served.As("admin").Post("/api/clock", new { now = "2026-01-02T17:00:00Z" })).Is(200);
        Assert.Equal(reply.Text,
            (await served.As("admin").Post("/api/units", Unit("U2", effectiveFrom: null), "u2")).Text);
        var next = (await served.As("admin").Post("/api/units", Unit("U3", effectiveFrom: null))).Is(201);
        Assert.Equal(UnitRegister.IdOf("U3", new DateOnly(2026, 1, 3)).Value, next.Id);
    }

    [Fact]
    public async Task What_the_register_refuses_is_not_stored()
    {
        (await served.As("admin").Post("/api/units", Unit("U4"))).Is(201);
        var head = await served.Head();
        (await served.As("admin").Post("/api/units", Unit("U4", name: "other"))).Is(422, "unit.code-taken");
        (await served.As("admin").Post("/api/units", Unit("U5", "XX"))).Is(422, "unit.unknown");
        (await served.As("admin").Post("/api/units", Unit("bad code"))).Is(422, "code.malformed");
        (await served.As("admin").Post("/api/units", Unit("U6", name: "   "))).Is(422, "text.blank");
        (await served.As("admin").Post("/api/units", Unit("U6", effectiveFrom: "2025-01-01")))
            .Is(422, "unit.parent-not-yet-effective");
        (await served.As("admin").Post("/api/units", Unit("U6", effectiveFrom: "tomorrow")))
            .Is(400, "request.malformed");
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task Whoever_administers_the_parent_registers_and_a_root_needs_the_whole_register()
    {
        (await served.As(World.Reads).Post("/api/units", Unit("U7"))).Is(403);
        (await served.As(World.OfOtherWard).Post("/api/units", Unit("U7", "BD"))).Is(403);
        (await served.As(World.OfOtherWard).Post("/api/units", Unit("U7", "HK"))).Is(201);
        (await served.As(World.Administers).Post("/api/units", Unit("U8", parent: null))).Is(403);
        (await served.As("admin").Post("/api/units", Unit("U8", parent: null))).Is(201);
    }

    [Fact]
    public async Task Many_units_are_registered_at_once_parents_first()
    {
        var items = new[] { Unit("B1"), Unit("B2", "B1"), Unit("B3", "B9"), Unit("B4", "B2"),
            Unit("B1", name: "other") };
        var reply = (await served.As("admin").Post("/api/units/bulk", new { items })).Is(200);
        Assert.Equal([201, 201, 422, 201, 422],
            reply.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("status").GetInt32()));
        Assert.Equal(
            UnitRegister.IdOf("B2", World.Founded).Value, reply.Json.GetProperty("items")[1].GetProperty("id")
                .GetGuid());
    }

    [Fact]
    public async Task Fifty_writers_of_the_one_register_all_get_through()
    {
        var admin = served.As("admin");
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => admin.Post("/api/units", Unit($"C{i}"))));
        Assert.All(replies, reply => reply.Is(201));
        Assert.Equal(50, replies.Select(r => r.Version).Distinct().Count());
    }

    [Fact]
    public async Task A_unit_moves_under_another_parent()
    {
        (await served.As("admin").Post("/api/units", Unit("M1"))).Is(201);
        var legalBasis = new { number = "1/NQ" };
        var move = new { parent = "BD", effectiveFrom = "2026-07-01", reason = "Sắp xếp", legalBasis };
        (await served.As(World.OfOtherWard).Post("/api/units/M1/move", move)).Is(403);
        var reply = (await served.As(World.Administers).Post("/api/units/M1/move", move)).Is(200);
        Assert.Equal(UnitRegister.IdOf("M1", World.Founded).Value, reply.Id);
        Assert.Equal("unit_moved", (await served.Newest(UnitRegister.StreamId)).Type);
        var head = await served.Head();
        (await served.As("admin").Post("/api/units/XX/move", move)).Is(404, "unit.unknown");
        (await served.As("admin").Post(
            "/api/units/HN/move", new { parent = "M1", effectiveFrom = "2026-07-01", reason = "r", legalBasis })).Is(
                422, "unit.cycle");
        (await served.As("admin").Post(
            "/api/units/M1/move", new { parent = "HK", effectiveFrom = "2026-07-02", reason = " ", legalBasis }))
            .Is(422, "text.blank");
        (await served.As("admin").Post(
            "/api/units/M1/move", new { parent = "HK", effectiveFrom = "2026-07-02", reason = "r" }))
            .Is(422, "unit.legal-basis-missing");
        Assert.Equal(head, await served.Head());
    }
}
