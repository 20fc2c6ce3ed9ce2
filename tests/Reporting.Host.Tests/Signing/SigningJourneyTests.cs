using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Host.Tests.Work;
using Reporting.Signatures;
using Reporting.Write.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>Reports that are signed with certificates, over real HTTP, with an authority of the test's own.</summary>
public sealed class SigningJourneyTests
{
    private static readonly object FullSteps = new
    {
        checkBeforeSubmit = true, signedWith = "certificate", isSealed = true, sendBy = "clerk",
    };

    [Fact]
    public async Task E0_E5_E6_a_report_is_checked_signed_sealed_and_sent_by_the_clerk()
    {
        await using var town = await SigningTown.Start(steps: FullSteps);
        await town.Bind(SigningTown.Leader);
        await town.Bind("C1");
        var (host, id) = (town.Host, SigningTown.Report());
        await host.As(Town.Gives).Post($"/api/reports/{id}/assign", new { unit = "C1", regime = "r", period = "2026-01" }, 201);
        await host.As(Town.Enters).Post(
            $"/api/reports/{id}/enter", new { cells = new Dictionary<string, object> { ["cases"] = 5 } }, 200);
        await host.Post($"/api/reports/{id}/submit", new { }, 422);
        await host.As(SigningTown.Checker).Post($"/api/reports/{id}/confirm-check", new { }, 200);
        await host.As(Town.Enters).Post($"/api/reports/{id}/submit", new { }, 200);
        await town.Sign(id);
        Assert.Equal("signed", await town.State(id));
        await host.As(SigningTown.Clerk).Post($"/api/reports/{id}/send", new { }, 422);
        var (request, payload) = await town.Ask(id, SigningTown.Clerk, "seal", "TL.");
        await host.Post($"/api/reports/{id}/seal", new { request, cms = town.Cms("C1", payload) }, 200);
        await host.Post($"/api/reports/{id}/send", new { }, 200);
        await host.As(SigningTown.Accepts).Post($"/api/reports/{id}/accept", new { }, 200);
        Assert.Equal(
            ["report_assigned", "figures_entered", "report_checked", "report_submitted", "signature_requested",
                "report_signed", "signature_requested", "report_sealed", "report_sent", "report_accepted"],
            await town.Types(id));
        Assert.NotNull(SignaturePayload.Parse(payload).PersonSignature);
        Assert.Equal("TL.", SignaturePayload.Parse(payload).Capacity);
    }

    [Fact]
    public async Task E6_a_valid_signature_is_sent_by_itself_and_its_evidence_is_judged_again_from_what_was_kept()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var signed = await town.Sign(id);
        Assert.Equal(2, signed.GetProperty("events").GetArrayLength());
        await town.Settle();
        var row = (await town.Ask(
            "{ signatures { nodes { state act cms evidence signer { userName } report } } }"))
            .GetProperty("signatures").GetProperty("nodes")[0];
        Assert.Equal("VALID", row.GetProperty("state").GetString());
        Assert.Equal(id, row.GetProperty("report").GetGuid());
        var evidence = await town.Host.Host.Services.GetRequiredService<EvidenceStore>()
            .Open(row.GetProperty("evidence").GetString()!, RunningHost.Ct);
        Assert.Equal(row.GetProperty("cms").GetString(), evidence.CmsSha256);
        var again = evidence.JudgeAgain(
            TrustPolicy.FromBytes(evidence.Policy.Span), row.GetProperty("cms").GetString()!,
            new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Verdict.Valid, again.Verdict);
    }

    [Fact]
    public async Task The_payload_is_served_as_it_was_stored_also_after_it_was_signed()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        var parsed = SignaturePayload.Parse(payload);
        Assert.Equal((id, "C1", "2026-01", SigningTown.Leader, 3L), (parsed.Report, parsed.Org, parsed.Period, parsed.Signer, parsed.StreamVersion));
        Assert.Equal(SigningTown.View, parsed.View);
        Assert.Equal(TimeSpan.FromMinutes(15), parsed.ExpiresAt - parsed.IssuedAt);
        await town.Host.Post(
            $"/api/reports/{id}/sign", new { request, cms = town.Cms(SigningTown.Leader, payload) }, 200);
        Assert.Equal(payload, await town.Payload(id, request));
    }

    [Fact]
    public async Task A_key_that_is_elsewhere_signs_only_the_hash()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, _) = await town.Ask(id, SigningTown.Leader);
        var at = $"/api/reports/{id}/signing-requests/{request}";
        var asked = await town.Host.Get(at + "/hash", 200);
        Assert.Equal("Ecdsa", asked.GetProperty("algorithm").GetString());
        using var token = X509CertificateLoader.LoadPkcs12FromFile(
            town.FileOf(SigningTown.Leader).Pkcs12, DemoAuthority.Password);
        using var key = token.GetECDsaPrivateKey()!;
        var raw = key.SignHash(Convert.FromBase64String(asked.GetProperty("hash").GetString()!));
        var file = await town.Host.Post(at + "/signature", new
        {
            raw = Convert.ToBase64String(raw), signedAttributes = asked.GetProperty("signedAttributes").GetString(),
        }, 200);
        await town.Host.Post($"/api/reports/{id}/sign", new { request, cms = file.GetProperty("cms").GetString() }, 200);
        Assert.Equal("sent", await town.State(id));
        raw[5] ^= 1;
        var wrong = await town.Host.As(SigningTown.Leader).Post(at + "/signature", new
        {
            raw = Convert.ToBase64String(raw), signedAttributes = asked.GetProperty("signedAttributes").GetString(),
        }, 422);
        Assert.Equal("signing.raw-malformed", wrong.GetProperty("code").GetString());
    }

    [Fact]
    public async Task E8_a_return_may_be_signed_too()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        await town.Bind(SigningTown.Accepts);
        var id = await town.Submitted();
        await town.Sign(id);
        var (request, payload) = await town.Ask(id, SigningTown.Accepts, "return");
        Assert.Equal("P", SignaturePayload.Parse(payload).Org);
        await town.Host.Post(
            $"/api/reports/{id}/return",
            new { reason = "Thiếu số liệu", request, cms = town.Cms(SigningTown.Accepts, payload) }, 200);
        Assert.Equal("returned", await town.State(id));
    }

    [Fact]
    public async Task E9_a_correction_is_signed_as_one()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Sign(id);
        await town.Host.As(SigningTown.Accepts).Post($"/api/reports/{id}/accept", new { }, 200);
        await town.Host.As(Town.Enters).Post($"/api/reports/{id}/request-correction", new { reason = "Đếm sót" }, 200);
        await town.Host.As(SigningTown.Accepts).Post($"/api/reports/{id}/approve-correction", new { }, 200);
        await town.Host.As(Town.Enters).Post(
            $"/api/reports/{id}/enter", new { cells = new Dictionary<string, object> { ["cases"] = 6 } }, 200);
        await town.Host.Post($"/api/reports/{id}/submit", new { }, 200);
        var refused = await town.Host.As(SigningTown.Leader).Post(
            $"/api/reports/{id}/request-signature",
            new { request = Guid.NewGuid(), act = "approve", view = SigningTown.View }, 422);
        Assert.Equal("signing.act-of-correction", refused.GetProperty("code").GetString());
        await town.Sign(id, act: "correct");
        Assert.Equal("sent", await town.State(id));
    }

    [Fact]
    public async Task E0_a_deputy_whom_the_unit_names_signs_for_the_head()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Deputy);
        var id = await town.Submitted();
        await town.Host.As(SigningTown.Leader).Post("/api/units/C1/approval-rules", new
        {
            signers = new[] { SigningTown.Leader }, deputies = new[] { SigningTown.Deputy }, document = "QĐ 5/QĐ-UBND",
        }, 200);
        var ask = new { request = Guid.NewGuid(), act = "approve", view = SigningTown.View };
        var refused = await town.Host.As(SigningTown.Deputy).Post($"/api/reports/{id}/request-signature", ask, 422);
        Assert.Equal("signing.deputy-capacity", refused.GetProperty("code").GetString());
        var (request, payload) = await town.Ask(id, SigningTown.Deputy, capacity: "KT.");
        await town.Host.Post(
            $"/api/reports/{id}/sign", new { request, cms = town.Cms(SigningTown.Deputy, payload) }, 200);
        await town.Settle();
        var rule = (await town.Ask("{ approvalRules { nodes { signers deputies document unit { code } } } }"))
            .GetProperty("approvalRules").GetProperty("nodes")[0];
        Assert.Equal("""["minh"]""", rule.GetProperty("deputies").GetRawText());
    }
}
