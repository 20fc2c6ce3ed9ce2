namespace Reporting.Write.Tests.OrgUnits;

/// <summary>Registering over HTTP (A1): in several hierarchies, and many at once.</summary>
public sealed class RegistrationTests(Served served) : IClassFixture<Served>
{
    private static readonly object Basis = new { number = "12/NQ-HĐND" };

    private Task<Reply> Post(string path, object body, string who = "admin") =>
        served.As(who).Post("/api/units/" + path, body);

    private async Task Refused(string code, string path, object body)
    {
        var head = await served.Head();
        (await Post(path, body)).Is(422, code);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A1_A_unit_hangs_in_more_than_one_hierarchy()
    {
        (await Post("", new
        {
            code = "F1", name = "Phường F1", kind = "phuong", parent = "HN", effectiveFrom = "2026-01-01",
        })).Is(201);
        (await Post("", new
        {
            code = "F2", name = "Chi cục", kind = "chi-cuc", parent = "HN", effectiveFrom = "2026-01-01",
            otherParents = new { vertical = "F1" },
        })).Is(201);
        await Refused("unit.unknown", "", new
        {
            code = "F3", name = "Chi cục", kind = "chi-cuc", parent = "HN", otherParents = new { vertical = "XX" },
        });
        var move = new
        {
            parent = "F2", hierarchy = "vertical", effectiveFrom = "2026-07-01", reason = "r", legalBasis = Basis,
        };
        await Refused("unit.cycle", "F1/move", move);
        (await Post("F1/move", move with { hierarchy = "sector" })).Is(200);
        await Refused("code.malformed", "F1/move", move with { hierarchy = "a b" });
    }

    [Fact]
    public async Task A1_A_list_of_units_is_registered_in_one_command_or_not_at_all()
    {
        object Unit(string code, string? parent) =>
            new { code, name = "Phường " + code, kind = "phuong", parent, effectiveFrom = "2026-01-01" };
        var head = await served.Head();
        (await Post("registrations", new { units = new[] { Unit("G1", "HN"), Unit("G2", "G9") } }))
            .Is(422, "unit.unknown");
        (await Post("registrations", new { units = new[] { Unit("G1", "HN"), Unit("G2", "G1") } }, World.OfOtherWard))
            .Is(403);
        (await Post("registrations", new { units = Enumerable.Repeat(Unit("G1", "HN"), 5_001) }))
            .Is(422, "request.bulk-too-large");
        Assert.Equal(head, await served.Head());
        var reply = (await Post("registrations", new { units = new[] { Unit("G1", "HN"), Unit("G2", "G1") } })).Is(201);
        Assert.Equal(2, reply.Json.GetProperty("events").GetArrayLength());
        (await Post("registrations", new { units = new[] { Unit("G2", "G1"), Unit("G3", "G2") } })).Is(201);
        Assert.Equal(head + 3, await served.Head());
    }
}
