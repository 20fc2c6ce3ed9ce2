using System.Security.Cryptography;
using System.Text;
using Reporting.Host.Tests.Work;
using static Reporting.Host.Tests.Aggregation.ChainTown;

namespace Reporting.Host.Tests.Aggregation;

/// <summary>What a report is sent back for, receipts, and what went by another channel.</summary>
public sealed class SendingBackTests
{
    [Fact]
    public async Task E3_the_unit_sees_the_marks_and_the_requesting_unit_the_differences()
    {
        await using var town = await Start();
        var id = await town.Assign("C2");
        await town.Enter("C2", ("people", 100), ("rate", 10));
        await town.Send("C2");
        Assert.Equal("report.figure-not-in-template", (await town.Do(
            Accepts, "C2", "return", new { reason = "Sai", cells = new[] { new { cell = "dogs" } } }, 422))
            .GetProperty("code").GetString());
        Assert.Equal("report.reason-code-unknown", (await town.Do(
            Accepts, "C2", "return", new { reason = "Sai", code = "because" }, 422)).GetProperty("code").GetString());
        await town.Do(Accepts, "C2", "return", new
        {
            reason = "Xem lại dân số", code = "figures-wrong",
            cells = new[] { new { cell = "people", remark = "Quá ít" }, new { cell = "age", remark = "Thiếu" } },
        });
        var marks = await town.Host.As(Enters).Get($"/api/reports/{id}/differences", 200);
        Assert.Equal(("returned", "figures-wrong"), (
            marks.GetProperty("by").GetString(), marks.GetProperty("code").GetString()));
        Assert.Equal(["age", "people"], marks.GetProperty("cells").Texts("name"));

        await town.Enter("C2", ("people", 120), ("rate", 11));
        await town.Send("C2");
        var cells = (await town.Host.As(Accepts).Get($"/api/reports/{id}/differences", 200)).GetProperty("cells");
        Assert.Equal(
            ["age   True False", "people 100 120 True True", "rate 10 11 False True"],
            cells.EnumerateArray().Select(cell =>
                $"{cell.GetProperty("name")} {cell.GetProperty("old")} {cell.GetProperty("new")} "
                + $"{cell.GetProperty("marked")} {cell.GetProperty("changed")}"));
        var asked = await town.Ask(
            $"{{ resubmission(report: \"{id}\") {{ code reason version cells {{ name old new isMarked remark }} }} }}");
        Assert.Equal("figures-wrong", asked.GetProperty("resubmission").GetProperty("code").GetString());
        Assert.Equal(cells.Texts("name"), asked.GetProperty("resubmission").GetProperty("cells").Texts("name"));
        var foreign = await town.Ask($"{{ resubmission(report: \"{id}\") {{ reason }} }}", by: OfCommune);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, foreign.GetProperty("resubmission").ValueKind);
    }

    [Fact]
    public async Task E8_arrival_and_acceptance_have_a_receipt_that_anybody_can_check()
    {
        await using var town = await Start();
        await town.Filed("C1", ("people", 100));
        var receipts = await town.Host.As(Enters).Get($"/api/reports/{Report("C1")}/receipts", 200);
        Assert.Equal(["arrival", "acceptance"], receipts.EnumerateArray()
            .Select(one => one.GetProperty("receipt").GetProperty("kind").GetString()));
        Assert.Equal(Accepts, receipts[1].GetProperty("receipt").GetProperty("receivedBy").GetString());
        var key = await town.Host.Get("/api/receipts/key", 200);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key.GetProperty("publicKey").GetString());
        foreach (var one in receipts.EnumerateArray())
        {
            var payload = Encoding.UTF8.GetBytes(one.GetProperty("payload").GetString()!);
            var signature = Convert.FromBase64String(one.GetProperty("signature").GetString()!);
            Assert.Equal(key.GetProperty("keyId").GetString(), one.GetProperty("keyId").GetString());
            Assert.True(ecdsa.VerifyData(payload, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
            payload[10] ^= 1;
            Assert.False(ecdsa.VerifyData(payload, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    [Fact]
    public async Task I2_what_went_by_another_channel_in_an_outage_is_in_time_and_in_force_from_then()
    {
        await using var town = await Start();
        var id = await town.Assign("C1", dueAt: "2026-02-10T00:00:00Z");
        await town.Enter("C1", ("people", 100));
        await town.Host.As("admin").Move("2026-02-12T00:00:00Z");
        var arrived = new { arrivedAt = "2026-02-09T08:00:00Z", document = "12/BC-UBND" };
        Assert.Equal("report.no-outage", (await town.Do(Enters, "C1", "back-fill", arrived, 422)).GetProperty("code").GetString());
        await town.Host.As("admin").Post($"/api/calendar/outages/{Guid.NewGuid()}", new
        {
            startedAt = "2026-02-09T01:00:00Z", endedAt = "2026-02-09T10:00:00Z", evidence = "Biên bản 3",
        }, 201);
        Assert.Equal("report.evidence-missing", (await town.Do(
            Enters, "C1", "back-fill", new { arrived.arrivedAt }, 422)).GetProperty("code").GetString());
        await town.Do(Accepts, "C1", "back-fill", arrived, 403);
        await town.Do(Enters, "C1", "back-fill", arrived);
        await town.Send("C1");
        await town.Do(Accepts, "C1", "accept");
        var report = await town.Host.As(Gives).Get($"/api/reports/{id}", 200);
        Assert.Equal("2026-02-09T08:00:00+00:00", report.GetProperty("inForce").GetProperty("since").GetString());
        var row = (await town.Ask($"{{ reports(where: {{ id: {{ eq: \"{id}\" }} }}) {{ nodes {{ sentAt backFilledAt }} }} }}"))
            .GetProperty("reports").GetProperty("nodes")[0];
        Assert.StartsWith("2026-02-09T08:00:00", row.GetProperty("sentAt").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("2026-02-09T08:00:00", row.GetProperty("backFilledAt").GetString(), StringComparison.Ordinal);
        var late = (await town.Host.As(Gives).See("/api/lateness?within=C1"))[0];
        Assert.Equal((1, 0), (late.GetProperty("sentOnTime").GetInt32(), late.GetProperty("sentLate").GetInt32()));
    }
}
