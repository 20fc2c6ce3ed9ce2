using System.Text;
using System.Text.Json;
using Reporting.Domain.Reports;
using Reporting.Write.Signatures;

namespace Reporting.Host.Ledger;

/// <summary>What the signatures on a report are judged by, as files: the signature itself, what was signed, and everything that
/// its evidence names. Names are for people; whoever checks goes by the hashes, so what is not there any longer is left out and
/// found missing.</summary>
public sealed class EvidenceFiles(EvidenceStore kept)
{
    /// <param name="happened">The events of the report as they are stored, in order, with their times; no body where it was destroyed.</param>
    public async Task<IReadOnlyList<(string Name, byte[] Bytes)>> Of(
        IReadOnlyList<(string Type, byte[]? Body, DateTimeOffset At)> happened, CancellationToken ct)
    {
        var files = new List<(string, byte[])>();
        if (!happened.Any(one => one.Type == "signature_requested"))
            return files;
        var report = Report.Initial;
        foreach (var (type, body, at) in happened)
        {
            if (body is null)
            {
                report = RedactedReport.Evolve(report, type, at);
                continue;
            }
            var next = ReportEventCodec.Decode(type, body);
            if (SignatureOf(next) is { } signature)
            {
                var folder = $"signatures/{signature.Request}/";
                // What was signed can't be read out of its hash.
                files.Add((folder + "content.json", Encoding.UTF8.GetBytes(ReportContent.Canonical(report))));
                await Evidence(folder, signature.Evidence, files, ct);
            }
            else if (next is SignatureInvalidated invalidated)
            {
                await Add($"signatures/{invalidated.Request}/revoked-later.crl", invalidated.Crl, files, ct);
            }
            report = Report.Evolve(report, next, at);
        }
        return files;
    }

    private static DigitalSignature? SignatureOf(ReportEvent happened) => happened switch
    {
        ReportSigned signed => signed.Signature,
        ReportSealed @sealed => @sealed.Signature,
        ReportReturned returned => returned.Signature,
        _ => null,
    };

    private async Task Evidence(string folder, string hash, List<(string, byte[])> files, CancellationToken ct)
    {
        if (await Add(folder + "evidence.json", hash, files, ct) is not { } manifest)
            return;
        using var json = JsonDocument.Parse(manifest);
        foreach (var (name, file) in ((string, string)[])
            [("payload", "payload.json"), ("cms", "payload.p7s"), ("policy", "trust-policy.json"), ("timestamp", "payload.tst")])
        {
            if (json.RootElement.TryGetProperty(name, out var one) && one.ValueKind == JsonValueKind.String)
                await Add(folder + file, one.GetString()!, files, ct);
        }
        foreach (var (name, ending) in ((string, string)[])[("chain", "cer"), ("lists", "crl"), ("answers", "ors")])
        {
            if (!json.RootElement.TryGetProperty(name, out var all) || all.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var (i, one) in all.EnumerateArray().Index())
                await Add($"{folder}{name}-{i}.{ending}", one.GetString()!, files, ct);
        }
    }

    private async Task<byte[]?> Add(string name, string hash, List<(string, byte[])> files, CancellationToken ct)
    {
        try
        {
            var bytes = await kept.Bytes(hash, ct);
            files.Add((name, bytes));
            return bytes;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
