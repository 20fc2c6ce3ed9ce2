using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.EventStore;
using Reporting.Host.Tests;
using Reporting.Host.Tests.Signing;
using Reporting.Host.Tests.Work;
using Reporting.Read;
using Reporting.Write;

namespace Reporting.Ledger.Tests;

/// <summary>A stream with an event whose body was destroyed goes on, and any event is found by its id alone.</summary>
public sealed class RedactedStreamTests
{
    [Fact]
    public async Task A_report_goes_on_after_what_was_entered_in_it_was_destroyed()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Regime("r", automatic: false);
        await host.Account("lan", ("sign", "C1"));
        var id = SigningTown.Report();
        await host.As(Town.Gives).Post($"/api/reports/{id}/assign", new { unit = "C1", regime = "r", period = "2026-01" }, 201);
        var cells = new Dictionary<string, object> { ["cases"] = 5 };
        await host.As(Town.Enters).Post($"/api/reports/{id}/enter", new { cells }, 200);
        cells["cases"] = 6;
        await host.Post($"/api/reports/{id}/enter", new { cells }, 200);
        await Destroy(host, id, 2);
        // From the database, as a host that has not read it before.
        var fresh = new Streams(host.Host.Services.GetRequiredService<PostgresEventStore>());
        var (state, version) = await Known(fresh, id);
        Assert.Equal((3L, 6m), (version, state.Cells.Figures.Single().Value));
        await host.As(Town.Enters).Post($"/api/reports/{id}/submit", new { }, 200);
        await host.As("lan").Post($"/api/reports/{id}/sign", new { }, 200);
        var slice = await host.Host.Services.GetRequiredService<PostgresEventStore>().ReadStream(id, 0, RunningHost.Ct);
        Assert.Equal([false, true, false], slice.Events.Take(3).Select(one => one.IsRedacted));
        // Projections that are made anew never see it, and the audit trail lists it without a body.
        Assert.True(await host.Host.Services.GetRequiredService<ReadSide>().WaitForPosition(await host.Head(), RunningHost.Ct));
        var trail = await host.As("admin").Post(
            "/graphql", new { query = $$"""{ auditTrail(where: { streamId: { eq: "{{id}}" } }) { nodes { type body } } }""" }, 200);
        Assert.Equal("{}", trail.GetProperty("data").GetProperty("auditTrail").GetProperty("nodes").EnumerateArray()
            .Last(node => node.GetProperty("type").GetString() == "figures_entered").GetProperty("body").GetRawText());
        Assert.DoesNotContain(await Page(host, ["figures_entered"]), one => one.StreamVersion == 2);
        Assert.Contains(await Page(host, null), one => one.IsRedacted);
    }

    /// <summary>Another host on the same store, which has nothing of it in its memory.</summary>
    [Fact]
    public async Task What_can_not_be_decided_without_what_was_destroyed_is_refused_in_both_languages_and_the_rest_goes_on()
    {
        await using var first = await RunningHost.Start();
        await first.Make();
        await first.Regime("r", automatic: false);
        await first.Account("lan", ("sign", "C1"));
        await first.Account("lien", ("read", "C1"));
        await first.As("admin").Post("/api/accounts/lien/lock", new { cause = "leave", reason = "x", documentNumber = "1/CV" }, 200);
        var cells = new Dictionary<string, object> { ["cases"] = 5 };
        foreach (var period in (string[])["2026-01", "2026-02"])
        {
            await first.As(Town.Gives).Post(
                $"/api/reports/{SigningTown.Report(period)}/assign", new { unit = "C1", regime = "r", period }, 201);
            await first.As(Town.Enters).Post($"/api/reports/{SigningTown.Report(period)}/enter", new { cells }, 200);
        }
        var (unknown, torn) = (SigningTown.Report("2026-01"), SigningTown.Report("2026-02"));
        await first.Post($"/api/reports/{torn}/submit", new { }, 200);
        await Destroy(first, unknown, 1);
        await Destroy(first, torn, 2);
        await Destroy(first, Account.IdOf("lien").Value, 1);
        await using var host = await RunningHost.Start(database: first.Database, change: options => options with
        {
            Ledger = new() { Folder = Path.Combine(first.Folder, "ledger") },
        });
        // What the report is about is gone with its assignment.
        host.As(Town.Enters);
        Assert.Equal("report.redacted", Code(await host.Post($"/api/reports/{unknown}/enter", new { cells }, 422)));
        Assert.Equal("report.redacted", Code(await host.Post($"/api/reports/{unknown}/submit", new { }, 422)));
        Assert.Equal("report.redacted", Code(await host.Get($"/api/reports/{unknown}", 404)));
        Assert.Equal("report.redacted", Code(await host.As(Town.Gives).Post(
            $"/api/reports/{unknown}/assign", new { unit = "C1", regime = "r", period = "2026-01" }, 422)));
        // What was submitted is gone: it is not signed, but sent back, entered again and signed.
        var vietnamese = await host.As("lan").Post($"/api/reports/{torn}/sign", new { }, 422);
        host.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = await host.Post($"/api/reports/{torn}/sign", new { }, 422);
        Assert.Equal(("report.redacted", "report.redacted"), (Code(vietnamese), Code(english)));
        Assert.Contains("đã bị xóa theo quyết định của hai người", vietnamese.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("Two persons", english.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await host.Post($"/api/reports/{torn}/reject", new { reason = "Nhập lại" }, 200);
        await host.As(Town.Enters).Post($"/api/reports/{torn}/enter", new { cells }, 200);
        await host.Post($"/api/reports/{torn}/submit", new { }, 200);
        await host.As("lan").Post($"/api/reports/{torn}/sign", new { }, 200);
        // Of other streams whatever follows makes no sense without it.
        Assert.Equal("stream.redacted", Code(await host.As("admin").Post("/api/accounts/lien/unlock", new { reason = "x", documentNumber = "2/CV" }, 409)));
    }

    [Fact]
    public async Task What_every_report_rests_on_is_not_destroyed()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        var store = host.Host.Services.GetRequiredService<PostgresEventStore>();
        var unit = (await store.ReadStream(UnitRegister.StreamId, 0, RunningHost.Ct)).Events[0];
        var head = await host.Head();
        Assert.Equal("redaction.of-register", Code(await host.As("admin").Post(
            $"/api/events/{unit.EventId}/request-redaction", new { position = unit.Position, reason = "x" }, 422)));
        Assert.Equal("redaction.event-unknown", Code(await host.Post(
            $"/api/events/{unit.EventId}/request-redaction", new { position = unit.Position + 1, reason = "x" }, 422)));
        await host.As(Town.Enters).Post($"/api/events/{unit.EventId}/request-redaction", new { position = unit.Position, reason = "x" }, 403);
        Assert.Equal(head, await host.Head());
    }

    [Fact]
    public async Task Any_event_is_found_by_its_id_alone()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        var store = host.Host.Services.GetRequiredService<PostgresEventStore>();
        foreach (var one in (await store.ReadPage(0, null, 5, RunningHost.Ct)).Events)
        {
            var proof = await Eventually(host, $"/ledger/proof/{one.EventId}");
            Assert.Contains($"\nindex {one.Position - 1}\n", proof, StringComparison.Ordinal);
        }
        // What is not indexed yet is looked for among the newest, and what the index says wrongly is not believed.
        var db = host.Host.Services.GetRequiredService<Npgsql.NpgsqlDataSource>();
        await using var owner = Npgsql.NpgsqlDataSource.Create(host.Database);
        await using (var lie = owner.CreateCommand("update ledger.event_positions set position = position + 1"))
            await lie.ExecuteNonQueryAsync(RunningHost.Ct);
        var first = (await store.ReadPage(0, null, 1, RunningHost.Ct)).Events[0].EventId;
        Assert.Null(await Reporting.Host.Ledger.EventPositions.Find(db, first, RunningHost.Ct));
        await using (var undo = owner.CreateCommand("delete from ledger.event_positions; update ledger.indexed set position = 0"))
            await undo.ExecuteNonQueryAsync(RunningHost.Ct);
        Assert.Equal(1, await Reporting.Host.Ledger.EventPositions.Find(db, first, RunningHost.Ct));
    }

    private static string Code(System.Text.Json.JsonElement problem) => problem.GetProperty("code").GetString()!;

    private static async Task<(Domain.Reports.Report State, long Version)> Known(Streams streams, Guid id)
    {
        var known = await streams.Reports.Refresh(id, RunningHost.Ct);
        return (known.State, known.Version);
    }

    private static async Task<IReadOnlyList<RecordedEvent>> Page(RunningHost host, string[]? types) =>
        (await host.Host.Services.GetRequiredService<PostgresEventStore>().ReadPage(0, types, 1000, RunningHost.Ct)).Events;

    /// <summary>Two operators have the body of an event destroyed.</summary>
    internal static async Task Destroy(RunningHost host, Guid stream, long version)
    {
        var store = host.Host.Services.GetRequiredService<PostgresEventStore>();
        var target = (await store.ReadStream(stream, version - 1, RunningHost.Ct)).Events[0];
        var wish = new { position = target.Position, reason = "Bí mật nhà nước bị lộ" };
        await host.As("admin").Post($"/api/events/{target.EventId}/request-redaction", wish, 200);
        Assert.Equal("redaction.same-person", Code(await host.Post($"/api/events/{target.EventId}/confirm-redaction", new { }, 422)));
        await host.As(Town.Gives).Post($"/api/events/{target.EventId}/confirm-redaction", new { }, 200);
        for (var i = 0; !(await store.ReadStream(stream, version - 1, RunningHost.Ct)).Events[0].IsRedacted; i++)
        {
            Assert.True(i < 500, "It was not redacted.");
            await Task.Delay(20, RunningHost.Ct);
        }
    }

    private static async Task<string> Eventually(RunningHost host, string path)
    {
        for (var i = 0; i < 500; i++)
        {
            var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), RunningHost.Ct);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStringAsync(RunningHost.Ct);
            await Task.Delay(20, RunningHost.Ct);
        }
        throw new TimeoutException(path);
    }
}
