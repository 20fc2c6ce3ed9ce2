using System.Text.Json;

namespace Reporting.Host.Tests;

/// <summary>What the server says of itself.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public async Task OpenAPI_names_every_command_and_needs_no_token()
    {
        await using var host = await RunningHost.Start();
        var openApi = await host.Get("/openapi/v1.json", 200);
        var operations = openApi.GetProperty("paths").EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(o => (path.Name, Id: o.Value.GetProperty("operationId").GetString())))
            .ToArray();
        string[] reports =
            ["AssignReport", "EnterFigures", "SubmitReport", "RecallReport", "RejectReport", "SignReport",
                "AcceptReport", "ReturnReport",
             "RequestCorrection", "ApproveCorrection", "DenyCorrection", "WithdrawReport"];
        string[] expected =
            [.. reports, .. reports.Select(c => c + "Bulk"), "RegisterUnit", "RegisterUnitBulk", "RegisterUnits",
                "RenameUnit", "RecodeUnit", "MoveUnit", "MergeUnits", "SplitUnit", "DissolveUnit", "ReopenUnit",
                "ReorganiseUnits", "PreviewReorganisation", "RescindReorganisation",
                "DefineIndicator",
             "PublishTemplateVersion", "DefineRegime", "RegisterAccount", "GrantRoles", "SignIn", "MoveClock",
             "Report"];
        Assert.Empty(expected.Except(operations.Select(o => o.Id)));
        Assert.Equal(operations.Length, operations.Select(o => o.Id).Distinct().Count());
        Assert.Contains(("/api/reports/{id}/reject", "RejectReport"), operations);
    }

    [Fact]
    public async Task The_body_at_a_reports_own_address_does_not_offer_to_name_the_report_again()
    {
        await using var host = await RunningHost.Start();
        var openApi = await host.Get("/openapi/v1.json", 200);
        Assert.Equal(["cells", "code", "reason"], Properties("/api/reports/{id}/reject", item: false));
        Assert.Equal(["cells", "code", "occurrence", "period", "reason", "regime", "report", "unit"],
            Properties("/api/reports/bulk/reject", item: true));

        IEnumerable<string> Properties(string path, bool item)
        {
            var schema = Resolve(
                openApi.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody")
                .GetProperty("content").GetProperty("application/json").GetProperty("schema"));
            if (item)
                schema = Resolve(schema.GetProperty("properties").GetProperty("items").GetProperty("items"));
            return schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order();
        }

        JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
            ? openApi.GetProperty("components").GetProperty("schemas")
                .GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
    }

    [Fact]
    public async Task It_lives_and_is_ready_and_tells_of_every_projection()
    {
        await using var host = await RunningHost.Start();
        Assert.Equal("live", await host.Client.GetStringAsync("/health/live", RunningHost.Ct));
        var ready = await host.Get("/health/ready", 200);
        Assert.True(ready.GetProperty("database").GetBoolean());
        Assert.NotEqual(0, ready.GetProperty("projections").GetArrayLength());
        Assert.All(ready.GetProperty("projections").EnumerateArray(), p =>
            Assert.Equal(JsonValueKind.Null, p.GetProperty("failedPosition").ValueKind));
    }
}
