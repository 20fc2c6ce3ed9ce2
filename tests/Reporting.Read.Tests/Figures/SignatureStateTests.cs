using Reporting.Domain;
using Reporting.Domain.Reports;

namespace Reporting.Read.Tests.Figures;

/// <summary>A figure says how the signature on its version is judged now (F3).</summary>
public sealed class SignatureStateTests
{
    private static readonly Guid Certificate = new("00000000-0000-0000-0000-0000000000c1");
    private static readonly string Hash = new('a', 64);

    [Fact]
    public async Task F3_the_signature_of_a_figure_is_valid_or_invalid_or_there_is_none()
    {
        await using var story = await Province.Begin();
        var (valid, invalidated, sealedToo, account) = (
            await story.Assign("D1A", "2026-10-05"), await story.Assign("D1B", "2026-10-05"),
            await story.Assign("D2A", "2026-10-05"), await story.Assign("D2B", "2026-10-05"));
        await Refused(valid, 1);
        await Signed(valid, 2);
        await Signed(invalidated, 3);
        await Signed(sealedToo, 4);
        await Asked(sealedToo, 5, SigningAct.Seal);
        await sealedToo.Happens(new ReportSealed(
            sealedToo.Id, 1, story.By, Signature(5, SigningAct.Seal)));
        foreach (var report in (ToldReport[])[valid, invalidated, sealedToo, account])
            await report.Accept(("cases", 1));
        await story.Settle();
        await invalidated.Happens(new SignatureInvalidated(
            invalidated.Id, 1, Request(3), Certificate, story.Clock.Now, Hash, story.By));
        Assert.Equal(
            ["D1A VALID -", "D1B INVALID -", "D2A VALID VALID", "D2B - -"],
            await Figures(story));
        // A correction is signed anew.
        await invalidated.Accept(("cases", 2));
        Assert.Equal("D1B - -", (await Figures(story))[1]);
    }

    [Fact]
    public async Task F3_what_cannot_be_told_yet_of_a_provisional_figure_is_indeterminate()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", "2026-10-05");
        await report.Submit(1, ("cases", 4));
        await Asked(report, 1, SigningAct.Approve);
        await report.Happens(new SignatureHeld(report.Id, 1, Request(1), Hash, ["signature.revocation-unknown"], story.By));
        await story.Settle();
        var rows = (await Tests.Asked.Data(
            story,
            "{ contributions(indicators: [\"cases\"], unit: \"P\", from: \"2026-10-05\", to: \"2026-10-05\", periodKind: DAY, status: SUBMITTED) { rows { value isProvisional signature } } }"))
            .GetProperty("contributions").GetProperty("rows");
        Assert.Equal(
            ["4 True INDETERMINATE"],
            rows.EnumerateArray().Select(row => $"{row.GetProperty("value")} {row.GetProperty("isProvisional")} {row.GetProperty("signature")}"));
    }

    private static Guid Request(int number) => new($"00000000-0000-0000-0000-{number:d12}");

    private static DigitalSignature Signature(int number, SigningAct act) =>
        new(Request(number), act, null, Certificate, Hash, Hash);

    private static Task Asked(ToldReport report, int number, SigningAct act) => report.Happens(new SignatureRequested(
        report.Id, 1, Request(number), act, null, Certificate, Hash, "{}", Hash, report.Story.Clock.Now.AddMinutes(15),
        report.Story.By));

    private static async Task Signed(ToldReport report, int number)
    {
        await Asked(report, number, SigningAct.Approve);
        await report.Happens(new ReportSigned(
            report.Id, 1, Hash, report.Story.By, Signature(number, SigningAct.Approve)));
    }

    private static async Task Refused(ToldReport report, int number)
    {
        await Asked(report, number, SigningAct.Approve);
        await report.Happens(new SignatureRefused(
            report.Id, 1, Request(number), Hash, ["signature.revoked"], report.Story.By));
    }

    private static async Task<string[]> Figures(Story story)
    {
        await story.Settle();
        var nodes = (await Tests.Asked.Data(
            story,
            "{ figures(from: \"2026-10-05\", to: \"2026-10-05\", periodKind: DAY) { nodes { unit { code } signature seal } } }"))
            .GetProperty("figures").GetProperty("nodes");
        string Text(System.Text.Json.JsonElement value) => value.GetString() ?? "-";
        return
        [
            .. nodes.EnumerateArray().Select(node =>
                $"{Text(node.GetProperty("unit").GetProperty("code"))} {Text(node.GetProperty("signature"))} {Text(node.GetProperty("seal"))}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
