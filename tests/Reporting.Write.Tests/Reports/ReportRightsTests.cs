using System.Text.Json;

namespace Reporting.Write.Tests.Reports;

/// <summary>Who may do what to a report (J1a, A6, F5): each verb with each account, in the state in which the verb is
/// possible.</summary>
public sealed class ReportRightsTests(Served served) : IClassFixture<Served>
{
    private static readonly string[] Accounts =
        [World.Enters, World.Signs, World.Accepts, World.Administers, World.Reads, World.OfOtherWard,
            World.EntersAndSigns, "admin"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["assign"] = [World.Administers, "admin"],
        ["enter"] = [World.Enters, World.EntersAndSigns],
        ["submit"] = [World.Enters, World.EntersAndSigns],
        ["recall"] = [World.Enters, World.EntersAndSigns],
        ["sign"] = [World.Signs, World.EntersAndSigns],
        ["reject"] = [World.Signs, World.EntersAndSigns],
        ["withdraw"] = [World.Signs, World.EntersAndSigns],
        ["request-correction"] = [World.Enters, World.Signs, World.EntersAndSigns],
        ["accept"] = [World.Accepts],
        ["return"] = [World.Accepts],
        ["approve-correction"] = [World.Accepts],
        ["deny-correction"] = [World.Accepts],
    };

    private static readonly Dictionary<string, string[]> Before = new()
    {
        ["assign"] = [],
        ["enter"] = ["assign"],
        ["submit"] = ["assign", "enter"],
        ["recall"] = ["assign", "enter", "submit"],
        ["sign"] = ["assign", "enter", "submit"],
        ["reject"] = ["assign", "enter", "submit"],
        ["accept"] = ["assign", "enter", "submit", "sign"],
        ["return"] = ["assign", "enter", "submit", "sign"],
        ["request-correction"] = ["assign", "enter", "submit", "sign", "accept"],
        ["approve-correction"] = ["assign", "enter", "submit", "sign", "accept", "request-correction"],
        ["deny-correction"] = ["assign", "enter", "submit", "sign", "accept", "request-correction"],
        ["withdraw"] = ["assign", "enter", "submit", "sign", "accept", "request-correction", "approve-correction"],
    };

    public static TheoryData<string> Verbs => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_is_for_its_roles_at_its_unit_alone(string verb)
    {
        var day = 1 + Array.IndexOf([.. Allowed.Keys], verb);
        for (var i = 0; i < Accounts.Length; i++)
        {
            var period = $"2026-{4 + i:00}-{day:00}";
            var id = World.Report(period);
            foreach (var step in Before[verb])
                (await Do(Usual(step), id, period, step)).Is(step == "assign" ? 201 : 200);
            var head = await served.Head();
            var reply = await Do(Accounts[i], id, period, verb);
            if (Allowed[verb].Contains(Accounts[i]))
            {
                reply.Is(verb == "assign" ? 201 : 200);
                Assert.True(await served.Head() > head);
            }
            else
            {
                reply.Is(403, "request.forbidden");
                Assert.Equal(head, await served.Head());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Without_a_token_or_with_a_wrong_one_it_is_401(string verb)
    {
        var head = await served.Head();
        var reply = (await served.AsNobody.Post($"/api/reports/{World.Report("2026-01-02")}/{verb}", new { }))
            .Is(401, "request.unauthenticated");
        Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
        (await served.AsNobody.Post($"/api/reports/bulk/{verb}", new { }, null, ("Authorization", "Bearer nonsense")))
            .Is(401);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A_token_of_an_account_that_does_not_exist_is_401() =>
        (await served.As("nobody").Post($"/api/reports/{World.Report("2026-01-02")}/submit", new { })).Is(401);

    [Fact]
    public async Task Nobody_signs_what_they_entered()
    {
        var id = World.Report("2026-03-01");
        await Do(World.Administers, id, "2026-03-01", "assign");
        await Do(World.EntersAndSigns, id, "2026-03-01", "enter");
        await Do(World.Enters, id, "2026-03-01", "submit");
        (await Do(World.EntersAndSigns, id, "2026-03-01", "sign")).Is(422, "report.signer-entered");
        (await Do(World.Signs, id, "2026-03-01", "sign")).Is(200);
    }

    [Fact]
    public async Task A_report_is_read_by_whoever_has_a_role_over_its_unit()
    {
        var id = World.Report("2026-03-02");
        await Do(World.Administers, id, "2026-03-02", "assign");
        foreach (var account in Accounts)
            Assert.Equal(
                account == World.OfOtherWard ? 403 : 200,
                (await served.As(account).Send(HttpMethod.Get, $"/api/reports/{id}")).Status);
        (await served.As(World.Reads).Send(HttpMethod.Get, $"/api/reports/{Guid.Empty}"))
            .Is(404, "report.not-assigned");
    }

    [Fact]
    public async Task A_granted_role_holds_at_once()
    {
        (await served.As("admin").Post("/api/accounts", new
        {
            userName = "moi", displayName = "Cán bộ", grants = Array.Empty<object>(),
        })).Is(201);
        var id = World.Report("2026-03-03");
        await Do(World.Administers, id, "2026-03-03", "assign");
        (await Do("moi", id, "2026-03-03", "enter")).Is(403);
        (await served.As("admin").Post(
            "/api/accounts/moi/grants", new { grants = new[] { new { role = "enter", unit = "BD" } } })).Is(200);
        (await Do("moi", id, "2026-03-03", "enter")).Is(200);
    }

    private static string Usual(string verb) => Allowed[verb][0];

    private Task<Reply> Do(string account, Guid id, string period, string verb) => served.As(account).Post(
        $"/api/reports/{id}/{verb}",
        verb switch
        {
            "assign" => World.Owed(period),
            "enter" => World.Figures(),
            "reject" or "return" or "request-correction" or "deny-correction" or "withdraw" =>
                new { reason = "Vì sao" },
            _ => new { },
        });
}
