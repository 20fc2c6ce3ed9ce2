using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Host.Tests.Access;

/// <summary>Every list over REST, asked by an account of the department D1, has nothing of the department D2 (F5).</summary>
public sealed class ForeignUnitTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly string[] Exported =
    [
        "reports", "usage-reports", "figures?from=2026-01-01&to=2026-01-31&periodKind=DAY", "aggregated-reports",
        "signatures", "complaints", "publications", "lateness?unit=D1", "compliance?unit=D1", "ranking?unit=D1",
        "compliance-points?unit=D1",
    ];

    [Fact]
    public async Task F5_no_list_and_no_export_has_a_row_of_a_foreign_unit()
    {
        string[] paths =
        [
            .. world.Host.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0
                    && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
                .Where(path => path.StartsWith("/api/", StringComparison.Ordinal)
                    && !path.StartsWith("/api/sessions", StringComparison.Ordinal)),
            .. Exported.Select(name => name.Split('?') is [var list, var query]
                ? $"/api/exports/{list}.csv?{query}" : $"/api/exports/{name}.csv"),
        ];
        Assert.Contains("/api/complaints", paths);
        Assert.InRange(paths.Length, 20, 100);
        var (own, foreign) = (world.Marks("D1"), world.Marks("D2"));
        var seen = new HashSet<string>();
        foreach (var path in paths)
        {
            var text = await world.Text(path, "administer");
            Assert.Empty(foreign.Where(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)).Select(mark => $"{path}: {mark}"));
            seen.UnionWith(own.Where(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)));
        }
        // The test sees what there is to see: all of the own unit's things were in some answer.
        Assert.Equal(own.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }
}
