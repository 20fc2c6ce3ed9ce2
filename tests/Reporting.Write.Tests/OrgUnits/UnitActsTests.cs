using Reporting.Domain.OrgUnits;

namespace Reporting.Write.Tests.OrgUnits;

/// <summary>Acts on units over HTTP (A2): what each stores, what each refuses, and that a refusal stores
/// nothing.</summary>
public sealed class UnitActsTests(Served served) : IClassFixture<Served>
{
    private static readonly object Basis = new { number = "12/NQ-HĐND", date = "2026-06-01", issuer = "Hội đồng nhân dân" };

    private async Task Registered(params (string Code, string? Parent)[] units)
    {
        foreach (var (code, parent) in units)
            (await served.As("admin").Post("/api/units", new
            {
                code, name = "Phường " + code, kind = "phuong", parent, effectiveFrom = "2026-01-01",
            })).Is(201);
    }

    private Task<Reply> Post(string path, object body, string who = "admin", string? key = null) =>
        served.As(who).Post("/api/units/" + path, body, key);

    private async Task<string> Newest() => (await served.Newest(UnitRegister.StreamId)).Type;

    private async Task Refused(string code, string path, object body, int status = 422)
    {
        var head = await served.Head();
        (await Post(path, body)).Is(status, code);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A2_A_unit_is_renamed_and_recoded_from_a_day_on()
    {
        await Registered(("A1", "HN"), ("A2", "HN"));
        var rename = new { name = "Phường Mới", effectiveFrom = "2026-07-01", reason = "r", legalBasis = Basis };
        (await Post("A1/rename", rename, World.Reads)).Is(403);
        var reply = (await Post("A1/rename", rename, World.Administers, "rename-a1")).Is(200);
        Assert.Equal(UnitRegister.IdOf("A1", World.Founded).Value, reply.Id);
        Assert.Equal("unit_renamed", await Newest());
        Assert.Equal(reply.Text, (await Post("A1/rename", rename, World.Administers, "rename-a1")).Text);
        (await Post("A1/rename", rename with { name = "Khác" }, World.Administers, "rename-a1"))
            .Is(422, "request.key-reused");
        var recode = new { code = "A1-moi", effectiveFrom = "2026-07-01", reason = "r", legalBasis = Basis };
        (await Post("A1/recode", recode)).Is(200);
        Assert.Equal("unit_recoded", await Newest());
        // The code is free from that day on, and still taken before.
        await Refused("unit.code-taken", "", new
        {
            code = "A1", name = "x", kind = "phuong", parent = "HN", effectiveFrom = "2026-06-30",
        });
        (await Post("", new { code = "A1", name = "x", kind = "phuong", parent = "HN", effectiveFrom = "2026-07-01" }))
            .Is(201);
        await Refused("unit.code-taken", "A2/recode", recode with { effectiveFrom = "2026-08-01" });
        await Refused("code.malformed", "A2/recode", recode with { code = "a b" });
        await Refused("unit.unknown", "XX/rename", rename, 404);
        await Refused("text.blank", "A2/rename", rename with { name = " " });
        await Refused("text.blank", "A2/rename", rename with { reason = "" });
        await Refused("unit.not-yet-effective", "A2/rename", rename with { effectiveFrom = "2025-12-31" });
        await Refused("unit.day-impossible", "A2/rename", rename with { effectiveFrom = "0001-01-01" });
        await Refused("unit.legal-basis-missing", "A2/rename",
            new { name = "y", effectiveFrom = "2026-07-01", reason = "r" });
        await Refused("request.malformed", "A2/rename",
            new { name = "y", effectiveFrom = "2026-07-01", reason = "r", legalBasis = new { } }, 400);
    }

    [Fact]
    public async Task A2_A_unit_is_dissolved_and_begins_again()
    {
        await Registered(("B1", "HN"), ("B2", "B1"));
        var grounds = new { effectiveFrom = "2026-07-01", reason = "r", legalBasis = Basis };
        await Refused("unit.has-children", "B1/dissolve", grounds);
        await Refused("unit.ends-on-first-day", "B2/dissolve", grounds with { effectiveFrom = "2026-01-01" });
        (await Post("B2/dissolve", grounds)).Is(200);
        Assert.Equal("unit_dissolved", await Newest());
        await Refused("unit.ended", "B2/dissolve", grounds with { effectiveFrom = "2026-08-01" });
        await Refused("unit.later-acts", "B2/dissolve", grounds with { effectiveFrom = "2026-06-01" });
        await Refused("unit.still-exists", "B2/reopen", new
        {
            effectiveFrom = "2026-06-01", reason = "r", legalBasis = Basis, parent = "HN",
        });
        var reply = (await Post("B2/reopen", new
        {
            effectiveFrom = "2026-09-01", reason = "r", legalBasis = Basis, parent = "HN", name = "Phường Lại",
        })).Is(200);
        Assert.Equal(UnitRegister.IdOf("B2", World.Founded).Value, reply.Id);
        Assert.Equal("unit_reopened", await Newest());
        await Refused("unit.unknown", "B2/reopen", new
        {
            effectiveFrom = "2026-12-01", reason = "r", legalBasis = Basis, parent = "XX",
        });
    }

    [Fact]
    public async Task A2_Units_merge_into_a_new_one_or_into_one_of_them()
    {
        await Registered(("C1", "HN"), ("C2", "HN"), ("C3", "HN"));
        var merge = new
        {
            predecessors = new[] { "C1", "C2" }, effectiveFrom = "2026-07-01", reason = "r", legalBasis = Basis,
            successor = (object)new { code = "C1", name = "Phường C", kind = "phuong", parent = "HN" },
        };
        (await Post("merge", merge, World.OfOtherWard)).Is(403);
        await Refused("unit.predecessors-missing", "merge", merge with { predecessors = [] });
        await Refused("unit.unknown", "merge", merge with { predecessors = ["C1", "XX"] });
        await Refused("unit.unknown", "merge", merge with { successor = new { unit = "XX" } });
        await Refused("unit.merged-with-itself", "merge", merge with { successor = new { unit = "C2" } });
        await Refused("unit.named-twice", "merge", merge with { predecessors = ["C1", "C1"] });
        await Refused("unit.code-taken", "merge", merge with
        {
            successor = new { code = "C3", name = "Phường C", kind = "phuong", parent = "HN" },
        });
        var reply = (await Post("merge", merge, World.Administers)).Is(200);
        Assert.Equal(UnitRegister.IdOf("C1", new DateOnly(2026, 7, 1)).Value, reply.Id);
        Assert.Equal("units_merged", await Newest());
        var head = await served.Head();
        Assert.Equal(reply.Id, (await Post("merge", merge)).Is(200).Id);
        Assert.Equal(head, await served.Head());
        (await Post("merge", merge with
        {
            predecessors = ["C3"], successor = new { unit = "C1" }, effectiveFrom = "2026-08-01",
        })).Is(200);
    }

    [Fact]
    public async Task A2_A_unit_is_split_with_weights_or_without()
    {
        await Registered(("E1", "HN"), ("E2", "HN"), ("E3", "HN"));
        var split = new
        {
            effectiveFrom = "2026-07-01", reason = "r", legalBasis = Basis, goesOn = false,
            into = new object[]
            {
                new { code = "E1a", name = "Phường E1a", kind = "phuong", parent = "HN", weight = 0.4 },
                new { unit = "E2", weight = 0.6 },
            },
        };
        await Refused("unit.parts-missing", "E1/split", split with { into = [new { unit = "E2" }] });
        await Refused("unit.weights-over-one", "E1/split", split with
        {
            into = [new { unit = "E2", weight = 0.6 }, new { unit = "E3", weight = 0.5 }],
        });
        await Refused("unit.weight-impossible", "E1/split", split with
        {
            into = [new { unit = "E2", weight = 0 }, new { unit = "E3" }],
        });
        await Refused("unit.succession-twice", "E1/split", split with
        {
            into = [new { unit = "E2" }, new { unit = "E2" }],
        });
        await Refused("unit.merged-with-itself", "E1/split", split with
        {
            into = [new { unit = "E1" }, new { unit = "E2" }],
        });
        (await Post("E1/split", split, World.Administers)).Is(200);
        Assert.Equal("unit_split", await Newest());
        (await Post("E3/split", split with
        {
            goesOn = true, into = [new { code = "E3a", name = "Phường E3a", kind = "phuong", parent = "HN" }],
        })).Is(200);
        await Refused("unit.ended", "E1/rename", new
        {
            name = "x", effectiveFrom = "2026-07-02", reason = "r", legalBasis = Basis,
        });
    }

    [Fact]
    public async Task A1_A_unit_hangs_in_more_than_one_hierarchy()
    {
        await Registered(("F1", "HN"));
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
