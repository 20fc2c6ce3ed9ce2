using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.EventStore;
using Reporting.Read;

namespace Reporting.Host.Tests.Access;

/// <summary>Every route and every field of the root types, by every role, for the own, a child, the parent and a foreign
/// unit, against docs/access.csv (A4, A6; ASVS 8.2).</summary>
public sealed class AccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public void A6_every_route_and_every_field_is_in_the_table()
    {
        var schema = ReportingSchema.Make();
        string[] actual =
        [
            .. world.Host.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => !IsPage(endpoint)).SelectMany(RoutesOf).Distinct(),
            .. schema.Query!.Fields.Select(field => $"query {field.Name}"),
            .. schema.Subscription!.Fields.Select(field => $"subscription {field.Name}"),
        ];
        string[] listed = [.. AccessTable.Read().Select(row => row.What)];
        Assert.Equal(listed.Distinct(), listed);
        Assert.True(
            listed.ToHashSet().SetEquals(actual),
            $"Missing in docs/access.csv:\n{string.Join('\n', actual.Except(listed))}\nThere is no more:\n{string.Join('\n', listed.Except(actual))}");
    }

    [Fact]
    public async Task A4_A6_everybody_may_do_what_the_table_says_and_nothing_else()
    {
        var head = await Head();
        var seen = new List<AccessTable.Row>();
        var table = AccessTable.Read();
        foreach (var row in table)
        {
            var cells = await Task.WhenAll(AccessTable.Actors.Select(actor => Cell(row, actor)));
            seen.Add(row with { Cells = cells });
        }
        if (Environment.GetEnvironmentVariable("REPORTING_WRITE_ACCESS") == "1")
            AccessTable.Write(seen);
        Assert.Equal(table.Select(Line), seen.Select(Line));
        // Requests of the table are such that those who may do it are refused for another reason; only a reminder can be
        // sent at any time. Reads of sensitive data leave their record.
        var stored = new List<string>();
        await foreach (var e in Store.ReadAll(head, null, 100, RunningHost.Ct))
        {
            if (e.Type is not ("holder_reminded" or "sensitive_data_read"))
                stored.Add($"{e.Type} by {e.Metadata.UserName}");
        }
        Assert.Equal([], stored);
    }

    private async Task<string> Cell(AccessTable.Row row, string actor)
    {
        var allowed = "";
        foreach (var (relation, unit) in row.IsAboutUnits ? AccessWorld.Units : AccessWorld.Units[..1])
        {
            if (await world.IsAllowed(row, actor, unit))
                allowed += relation;
        }
        return allowed.Length == 0 ? "-" : row.IsAboutUnits ? allowed : "ocpf";
    }

    private static string Line(AccessTable.Row row) => string.Join(';', [row.What, .. row.Cells]);

    // A page of the console has nothing of its own: it asks these routes as the visitor whom its cookie names.
    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(metadata => metadata.GetType().Name == "ConsoleRoute");

    private static IEnumerable<string> RoutesOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
            .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

    private PostgresEventStore Store => world.Host.Host.Services.GetRequiredService<PostgresEventStore>();

    private Task<long> Head() => Store.Head(RunningHost.Ct);
}
