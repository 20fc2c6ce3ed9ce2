using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Accounts;
using Reporting.Host.Audit;
using Reporting.Host.Tests;
using Reporting.Host.Tests.Work;
using Reporting.Read;

namespace Reporting.Ledger.Tests;

/// <summary>Reads of sensitive data are recorded before they are answered, and auditors find them.</summary>
public sealed class ReadAuditTests
{
    private const string Question =
        """{ auditTrail(where: { type: { eq: "sensitive_data_read" } }) { nodes { userName recordedAt unit { code } body } } }""";

    [Fact]
    public async Task A_read_of_sensitive_data_is_in_the_audit_trail_with_who_what_when_and_from_where()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.As(Town.Gives).Get("/api/accounts?first=7", 200);
        await host.Post("/graphql", new { query = "{ ... on Query { people: accounts { nodes { userName } } } units { nodes { code } } }" }, 200);
        await host.Get("/api/units", 200);
        // This question is recorded before it is answered, so it may see itself.
        var read = (await Read(host, "admin")).Where(one => one.Body.GetProperty("what").GetString() != "query auditTrail").ToList();
        Assert.Equal(["ListAccounts", "query accounts"], read.Select(one => one.Body.GetProperty("what").GetString()));
        Assert.All(read, one => Assert.Equal(Account.IdOf(Town.Gives).Value.ToString(), one.UserName));
        Assert.All(read, one => Assert.Equal("127.0.0.1", one.Body.GetProperty("from").GetString()));
        Assert.Equal("/api/accounts", read[0].Body.GetProperty("path").GetString());
        Assert.Equal(64, read[0].Body.GetProperty("questionHash").GetString()!.Length);
        // The log of reads is read, too.
        Assert.Contains("query auditTrail", (await Read(host, "admin")).Select(one => one.Body.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task A_read_of_a_units_report_is_seen_by_those_who_see_the_unit_and_by_nobody_else()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Regime("r", automatic: false);
        await host.Account("other", ("audit", "C2"));
        await host.Account("own", ("audit", "C1"));
        var id = Reporting.Host.Tests.Signing.SigningTown.Report();
        await host.As(Town.Gives).Post($"/api/reports/{id}/assign", new { unit = "C1", regime = "r", period = "2026-01" }, 201);
        await host.As(Town.Enters).Get($"/api/reports/{id}/receipts", 200);
        Assert.Equal(("C1", "Receipts"), (await Read(host, "own")).Select(one => (one.Unit, one.Body.GetProperty("what").GetString())).Single());
        Assert.Empty(await Read(host, "other"));
    }

    [Fact]
    public async Task What_can_not_be_recorded_is_not_answered()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        await host.Refuse("sensitive_data_read");
        foreach (var call in (Func<Task<HttpResponseMessage>>[])
        [
            () => host.As(Town.Gives).Client.GetAsync(new Uri("/api/accounts", UriKind.Relative), RunningHost.Ct),
            () => host.Client.GetAsync(new Uri("/graphql?query={accounts{nodes{userName}}}", UriKind.Relative), RunningHost.Ct),
        ])
        {
            using var answer = await call();
            Assert.True(answer.StatusCode >= HttpStatusCode.InternalServerError, $"{answer.StatusCode}");
            Assert.DoesNotContain(Town.Enters + "\"", await answer.Content.ReadAsStringAsync(RunningHost.Ct), StringComparison.Ordinal);
        }
        await host.Get("/api/units", 200);
    }

    [Fact]
    public async Task Every_read_that_is_called_sensitive_exists_and_an_operator_may_call_others_so()
    {
        await using var host = await RunningHost.Start(change: options =>
        {
            File.WriteAllText(Path.Combine(options.DataFolder, SensitiveReads.FileName), "# mine\nListUnits;a secret here\n");
            return options;
        });
        var routes = host.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName);
        var fields = ReportingSchema.Make().Query!.Fields.Select(field => "query " + field.Name);
        Assert.Empty(SensitiveReads.Default().What.Except(routes.OfType<string>()).Except(fields));
        await host.Make();
        await host.As(Town.Gives).Get("/api/accounts", 200);
        await host.Get("/api/units", 200);
        Assert.Equal(["ListUnits"], (await Read(host, "admin")).Select(one => one.Body.GetProperty("what").GetString()));
    }

    private static async Task<List<(string UserName, string? Unit, JsonElement Body)>> Read(RunningHost host, string auditor)
    {
        Assert.True(await host.Host.Services.GetRequiredService<ReadSide>().WaitForPosition(await host.Head(), RunningHost.Ct));
        var answer = await host.As(auditor).Post("/graphql", new { query = Question }, 200);
        return
        [
            .. answer.GetProperty("data").GetProperty("auditTrail").GetProperty("nodes").EnumerateArray()
                .Select(node => (
                    node.GetProperty("userName").GetString()!,
                    node.GetProperty("unit") is { ValueKind: JsonValueKind.Object } unit ? unit.GetProperty("code").GetString() : null,
                    node.GetProperty("body"))).Reverse(),
        ];
    }
}

internal static class Refusing
{
    /// <summary>As somebody would have it who owns the table and wants no traces.</summary>
    public static async Task Refuse(this RunningHost host, string type)
    {
        var owner = new Npgsql.NpgsqlConnectionStringBuilder(host.Database);
        await using var db = Npgsql.NpgsqlDataSource.Create(owner);
        await using var command = db.CreateCommand($"alter table es.mt_events add constraint nobody check (type <> '{type}') not valid");
        await command.ExecuteNonQueryAsync(RunningHost.Ct);
    }
}
