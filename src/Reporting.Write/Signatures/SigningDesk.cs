using System.Security.Cryptography;
using System.Text;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Certificates;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Reactions;
using Library = Reporting.Signatures;

namespace Reporting.Write.Signatures;

/// <summary>Everything around the signatures on reports that is no rule: which certificate, what bytes, and what they are
/// judged to be. What it finds valid or can't tell yet is kept, before the event that speaks of it is stored.</summary>
public sealed class SigningDesk(
    Streams streams, ReadQuestions read, BusinessDay day, EvidenceStore kept, Library.TrustPolicy trust,
    RevocationLists lists, AuthorityDesk authorities, NewestLedgerHead ledger)
{
    /// <summary>A signature file is a few kilobytes; what is larger is none.</summary>
    public const int CmsLengthMax = 256 * 1024;

    public async Task<SigningTools> Request(SigningCall call, SigningWish wish, CancellationToken ct)
    {
        var report = (await streams.Reports.Refresh(call.Report, ct)).State;
        var units = await call.Call.Catalogue.Units(ct);
        if (!IsOfRole(wish.Act, call.Call.Account, report, units))
            return new SigningTools { IsForbidden = true };
        if (wish.Act == SigningAct.Seal && report.State == ReportState.Signed && report.Signing.Person?.Signature is null)
            return new SigningTools { Refusal = SigningRefusals.PersonSignatureMissing() };
        var now = day.Clock.GetUtcNow();
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var (certificate, binding, wrong) = await Find(call, wish, report, now, ct);
        if (wrong is not null)
            return new SigningTools { Refusal = wrong };
        var template = await call.Call.Catalogue.Template(report.Template, ct);
        var (head, refused) = await ledger(ct);
        if (refused is not null)
            return new SigningTools { Refusal = refused };
        return new SigningTools
        {
            Certificate = certificate, At = at,
            Payload = state => PayloadText.Of(
                state, wish, binding!, template.Usable(state.TemplateVersion)!, units, at, head),
        };
    }

    public async Task<SigningTools> Judge(SigningCall call, Guid id, string cms, CancellationToken ct)
    {
        if (cms.Length > CmsLengthMax)
            return new SigningTools { Refusal = SigningRefusals.CmsMalformed() };
        var report = (await streams.Reports.Refresh(call.Report, ct)).State;
        // What is not open any longer is no judge's business: the rule says what has become of it.
        if (report.Signing.Requests.GetValueOrDefault(id) is not { } request)
            return Told(new SignatureJudgement(id, SignatureOutcome.Indeterminate, "", "", []));
        var now = day.Clock.GetUtcNow();
        var judgement = await Judged(call, report, request, Encoding.UTF8.GetBytes(cms), now, ct);
        return Told(judgement.Verdict == Library.Verdict.Invalid
            ? Of(id, judgement, "")
            : Of(id, judgement, await kept.Keep(judgement.Evidence, ct)));
    }

    /// <summary>What is known now of a signature that was held, or was valid.</summary>
    public async Task<SigningTools> Review(SigningCall call, Guid id, CancellationToken ct)
    {
        var report = (await streams.Reports.Refresh(call.Report, ct)).State;
        if (report.Signing.Held is { } held && held.Held.Request == id
            && report.Signing.Requests.GetValueOrDefault(id) is { } request)
        {
            var cms = await kept.Bytes(held.Held.Cms, ct);
            var judgement = await Judged(call, report, request, cms, held.ReceivedAt, ct);
            return Told(Of(id, judgement, await kept.Keep(judgement.Evidence, ct)));
        }
        if (report.Signing.Of(id)?.Signature is not { } signature)
            return SigningTools.None;
        var evidence = await kept.Open(signature.Evidence, ct);
        return new SigningTools { Revoked = SecondLook.Of(evidence, await lists.Known(ct)) };
    }

    private async Task<Library.Judgement> Judged(
        SigningCall call, Report report, SignatureRequested request, byte[] cms, DateTimeOffset receivedAt,
        CancellationToken ct)
    {
        var units = await call.Call.Catalogue.Units(ct);
        var certificate = await call.Call.Catalogue.Certificate(request.Certificate, ct);
        var payload = Encoding.UTF8.GetBytes(request.Payload);
        var stored = Convert.ToHexStringLower(SHA256.HashData(payload)) == request.PayloadHash;
        var facts = new Library.SignatureFacts
        {
            StoredPayload = stored ? payload : [], Cms = cms, ReceivedAt = receivedAt, Now = day.Clock.GetUtcNow(),
            Request = new Library.RequestFacts(IsOpen: true, IsUsed: false, report.Signing.ContentVersion),
            Bindings =
            [
                .. certificate.Bindings.Where(binding => IsHolder(binding, request, report)
                    && binding.ConfirmedAt is not null).Select(Of),
            ],
            // The role was looked up when the request was made, and again before this: it holds from one to the other.
            Authorities =
            [
                new Library.Authority(
                    PayloadText.OrgOf(report, request.Act, units), [PayloadText.ActOf(request.Act)],
                    request.ExpiresAt - RequestSignature.Validity),
            ],
        };
        return await authorities.Judge(facts, trust, await lists.Recent(ct), ct);
    }

    private async Task<(Guid Id, CertificateBinding? Binding, Refusal? Wrong)> Find(
        SigningCall call, SigningWish wish, Report report, DateTimeOffset now, CancellationToken ct)
    {
        AccountId? person = wish.Act == SigningAct.Seal ? null : call.Call.By;
        UnitId? unit = person is null ? report.Unit : null;
        IReadOnlyList<Guid> candidates = wish.Certificate is { } named ? [named] : await read.Certificates(person, unit, ct);
        var found = new List<(Guid Id, CertificateBinding Binding)>();
        foreach (var id in candidates)
        {
            var binding = (await call.Call.Catalogue.Certificate(id, ct)).At(now);
            if (binding is not null && binding.Bound.Account == person && binding.Bound.Unit == unit)
                found.Add((id, binding));
        }
        return found.Count switch
        {
            0 => (Guid.Empty, null, SigningRefusals.NoCertificate()),
            1 => (found[0].Id, found[0].Binding, null),
            _ => (Guid.Empty, null, SigningRefusals.SeveralCertificates()),
        };
    }

    private static bool IsOfRole(SigningAct act, Account account, Report report, UnitRegister units) => act switch
    {
        SigningAct.Seal => account.May(Role.Send, report.Unit, units),
        SigningAct.Return => account.May(Role.Accept, report.RequestingUnit, units),
        _ => account.May(Role.Sign, report.Unit, units),
    };

    private static bool IsHolder(CertificateBinding binding, SignatureRequested request, Report report) =>
        request.Act == SigningAct.Seal ? binding.Bound.Unit == report.Unit : binding.Bound.Account == request.By;

    private static Library.CertificateBinding Of(CertificateBinding binding) => new(
        binding.Bound.Issuer, binding.Bound.Serial, binding.Bound.KeyHash, binding.Bound.Identifier,
        binding.ConfirmedAt!.Value > binding.Bound.From ? binding.ConfirmedAt.Value : binding.Bound.From, binding.EndsAt);

    private static SigningTools Told(SignatureJudgement judgement) => new() { Judgement = judgement };

    private static SignatureJudgement Of(Guid request, Library.Judgement judgement, string evidence) => new(
        request,
        judgement.Verdict switch
        {
            Library.Verdict.Valid => SignatureOutcome.Valid,
            Library.Verdict.Invalid => SignatureOutcome.Invalid,
            _ => SignatureOutcome.Indeterminate,
        },
        evidence.Length == 0 ? "" : judgement.Evidence.CmsSha256, evidence,
        judgement.Reasons.Select(finding => new SignatureFinding(
            finding.Check, finding.Code, finding.English, finding.Vietnamese)).ToEquatableArray());
}
