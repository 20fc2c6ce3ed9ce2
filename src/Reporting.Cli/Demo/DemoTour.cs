using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.Play;

namespace Reporting.Cli.Demo;

/// <summary>The report that the console's tour (/tour) leads through: of a regime of its own that is signed by account, so
/// that a newcomer needs no certificate.</summary>
internal static class DemoTour
{
    /// <summary>The console's page looks for this regime.</summary>
    private const string Regime = "lam-quen";

    public static async Task Make(ApiClient api, Crew crew, CancellationToken ct)
    {
        await api.Post(
            crew.Administrator, "/api/regimes",
            JsonBody.Of(json =>
            {
                json.WriteString("code", Regime);
                json.WriteString("name", "Báo cáo làm quen");
                json.WriteString("template", "kt-thang");
                json.WriteString("periodKind", "month");
                json.WriteString("requestingUnit", "HN");
                json.WriteStartArray("reporters");
                json.WriteStringValue("X01");
                json.WriteEndArray();
            }),
            "demo/tour/regime", ct);
        var answer = await api.Post(
            crew.Administrator, "/api/reports/bulk/assign",
            JsonBody.Of(json =>
            {
                json.WriteStartArray("items");
                json.WriteStartObject();
                json.WriteString("unit", "X01");
                json.WriteString("regime", Regime);
                json.WriteString("period", "2026-10");
                json.WriteEndObject();
                json.WriteEndArray();
            }),
            "demo/tour/assign", ct);
        if (BulkAnswer.Read(answer, count: 1)[0] is { IsDone: false } refused)
            throw new ApiRefusalException("demo tour", refused.Status, refused.Code, refused.Detail);
    }
}
