using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Profiles;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>Where files are scanned for viruses; null where the deployment has no scanner.</summary>
public sealed record Scanning(ClamdScanner? Scanner);

/// <summary>A file on its way to a report: looked through, scanned, kept, and only then attached (E10).</summary>
public sealed class Attaching(BlobStore blobs, Scanning scanning, Profile profile)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    /// <summary>What to attach, with its bytes kept; or why not, and then nothing is kept.</summary>
    /// <exception cref="RequestException">The scanner is away.</exception>
    public async Task<(AttachFile?, Refusal?)> Keep(
        Guid report, string name, SpooledBody body, AccountId by, CancellationToken ct)
    {
        if (AttachFile.CheckName(name) is { } wrong)
            return (null, wrong);
        var (type, refused) = FileInspection.Inspect(body.Bytes, name);
        if (refused is not null)
            return (null, refused);
        var (scannedBy, infected) = await Scan(body.Bytes, ct);
        if (infected is not null)
            return (null, infected);
        body.Bytes.Position = 0;
        var kept = await blobs.Put(body.Bytes, ct);
        return (new AttachFile(new ReportId(report), name, type!.MediaType, kept.Length, kept.Sha256, scannedBy, by), null);
    }

    private async Task<(string? ScannedBy, Refusal?)> Scan(Stream bytes, CancellationToken ct)
    {
        if (scanning.Scanner is not { } scanner)
            return profile.Reports.UnscannedFiles ? (null, null) : (null, EntryRefusals.NoScanner());
        bytes.Position = 0;
        return await scanner.Scan(bytes, ct) switch
        {
            ScanAnswer.Clean clean => (clean.Scanner, null),
            ScanAnswer.Infected => (null, EntryRefusals.Infected()),
            _ => throw new RequestException(StatusCodes.Status503ServiceUnavailable, EntryRefusals.ScannerAway())
            {
                RetryAfter = TryAgain,
            },
        };
    }
}
