using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Reporting.Host;

/// <summary>Examples in the OpenAPI document, which can be sent as they stand to a server with the demo data.</summary>
internal static class OpenApiExamples
{
    /// <param name="Parameters">By name.</param>
    private sealed record Example(IReadOnlyDictionary<string, string> Parameters, string? Body = null);

    // Ids follow from what a thing is, so they are the same in every store with the demo.
    private const string Accepted = "f525b7a9-2d5e-5274-bb33-5639d4aa9ce8";
    private const string InEntry = "c6711315-99f1-5627-922d-15ca75f96a7f";

    private static readonly Dictionary<string, Example> All = new()
    {
        ["ListUnits"] = Get(("first", "20")),
        ["ListIndicators"] = Get(("first", "10")),
        ["ListReports"] = Get(("first", "20")),
        ["Report"] = Get(("id", Accepted)),
        ["Workbook"] = Get(("id", InEntry)),
        ["DocumentPdf"] = Get(("id", Accepted)),
        ["DocumentDocx"] = Get(("id", Accepted)),
        ["RegisterUnit"] = Command(
            """{"code": "X09", "name": "Xã Yên Xuân", "kind": "commune", "parent": "CUM-TAY", "effectiveFrom": "2026-01-01"}"""),
        ["RegisterAccount"] = Command(
            """{"userName": "levancuong_x07", "displayName": "Lê Văn Cường", "grants": [{"role": "read", "unit": "X07"}]}"""),
        ["EnterFigures"] = Command(
            """{"cells": {"thu_ngan_sach": "9.750", "thu_noi_dia": "8.250", "thu_khac": "1.500"}}""", ("id", InEntry)),
        ["AssignReportBulk"] = Command("""{"items": [{"unit": "X07", "regime": "kt-thang", "period": "2026-11"}]}"""),
    };

    public static void Add(OpenApiOperation operation)
    {
        if (operation.OperationId is not { } id || !All.TryGetValue(id, out var example))
            return;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (example.Parameters.TryGetValue(parameter.Name ?? "", out var value))
                parameter.Example = JsonValue.Create(value);
        }
        if (example.Body is { } body && operation.RequestBody?.Content?.TryGetValue("application/json", out var content) == true)
            content.Example = JsonNode.Parse(body);
    }

    private static Example Get(params (string Name, string Value)[] parameters) =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value));

    private static Example Command(string body, params (string Name, string Value)[] parameters) =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value), body);
}
