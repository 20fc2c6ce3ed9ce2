using System.Text.Json;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.Play;
using Reporting.Cli.Replay.Signing;

namespace Reporting.Cli.Demo;

/// <summary>
/// Reports on their way: the project's own data set ends with accepted ones, and a demo needs one in each state. They
/// are reports of October, halfway through, and two of September with a correction under way.
/// </summary>
internal sealed class DemoStates(ApiClient api, Crew crew, LeaderSigning? signing)
{
    private const string Regime = "kt-thang";
    private static readonly DateTimeOffset At = new(2026, 10, 18, 2, 30, 0, TimeSpan.Zero);

    private readonly Dictionary<(string Unit, string Period), string> reports = [];

    /// <summary>What happens to the report of each commune, one step after the other. The first step is always
    /// assign.</summary>
    private static readonly (string Unit, string Period, string[] Verbs)[] Stories =
    [
        ("X01", "2026-10", ["assign"]),
        ("X02", "2026-10", ["assign", "enter"]),
        ("X03", "2026-10", ["assign", "enter", "submit"]),
        ("X04", "2026-10", ["assign", "enter", "submit", "reject"]),
        ("X05", "2026-10", ["assign", "enter", "submit", "sign"]),
        ("X06", "2026-10", ["assign", "enter", "submit", "sign", "return"]),
        ("X07", "2026-10", ["assign", "enter", "submit", "recall"]),
        ("X01", "2026-09", ["request-correction"]),
        ("X04", "2026-09", ["request-correction", "approve-correction"]),
        ("X07", "2026-09", ["request-correction", "deny-correction"]),
    ];

    /// <summary>Moves the simulated clock to the middle of October, and takes every report as far as its story
    /// goes.</summary>
    public async Task Make(Tally tally, CancellationToken ct)
    {
        await new Clock(api, crew.Administrator, tally).MoveTo(At, ct);
        foreach (var (unit, period, verbs) in Stories)
        {
            foreach (var verb in verbs)
            {
                if (verb == "sign" && signing is not null)
                    await Sign(signing, unit, period, ct);
                else
                    await Do(unit, period, verb, ct);
            }
        }
    }

    private async Task Sign(LeaderSigning leader, string unit, string period, CancellationToken ct)
    {
        var request = LeaderSigning.RequestOf($"{unit}/{period}", version: 1);
        await Do(unit, period, "request-signature", ct, json =>
            LeaderSigning.WriteRequest(json, request, isCorrection: false, $"{unit}, {period}"));
        var signed = await leader.Sign([(reports[(unit, period)], request)], ct);
        await Do(unit, period, "sign", ct, json => LeaderSigning.WriteSignature(json, request, signed[request]));
    }

    private async Task Do(
        string unit, string period, string verb, CancellationToken ct, Action<Utf8JsonWriter>? write = null)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteStartArray("items");
            json.WriteStartObject();
            json.WriteString("unit", unit);
            json.WriteString("regime", Regime);
            json.WriteString("period", period);
            WriteDetails(json, verb);
            write?.Invoke(json);
            json.WriteEndObject();
            json.WriteEndArray();
        });
        var bytes = await api.Post(
            Actor(verb), "/api/reports/bulk/" + verb, body, $"demo/{unit}/{period}/{verb}", ct);
        var answer = BulkAnswer.Read(bytes, count: 1)[0];
        if (!answer.IsDone)
            throw new ApiRefusalException($"{verb} {unit} {period}", answer.Status, answer.Code, answer.Detail);
        if (verb == "assign")
            reports[(unit, period)] = answer.Id!;
    }

    private Session Actor(string verb) => verb switch
    {
        "assign" => crew.Administrator,
        "reject" or "sign" or "request-signature" => crew.Leader,
        "return" or "approve-correction" or "deny-correction" => crew.Receiver,
        _ => crew.Clerk,
    };

    private static void WriteDetails(Utf8JsonWriter json, string verb)
    {
        switch (verb)
        {
            case "assign":
                json.WriteNumber("templateVersion", 2);
                break;
            case "enter":
                json.WriteStartObject("cells");
                json.WriteFigure("thu_ngan_sach", 14.750m);
                json.WriteFigure("thu_noi_dia", 12.250m);
                json.WriteFigure("thu_khac", 2.500m);
                json.WriteEndObject();
                break;
            case "reject":
                json.WriteString("reason", "Số hộ nghèo chưa được nhập.");
                break;
            case "return":
                json.WriteString("reason", "Đề nghị bổ sung diện tích lúa thu hoạch.");
                break;
            case "request-correction":
                json.WriteString("reason", "Nhập nhầm số thu khác của tháng trước.");
                break;
            case "deny-correction":
                json.WriteString("reason", "Số liệu khớp với Kho bạc, không đính chính.");
                break;
        }
    }
}
