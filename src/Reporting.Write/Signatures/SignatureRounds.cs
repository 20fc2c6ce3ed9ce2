using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Domain.Profiles;
using Reporting.Domain.Reports;
using Reporting.Signatures;
using Reporting.Write.Http;
using Reporting.Write.Reactions;
using Reporting.Write.Reports;

namespace Reporting.Write.Signatures;

/// <summary>Where lists of revoked certificates come from.</summary>
/// <param name="ListsFolder">A folder into which an operator puts lists (<c>*.crl</c>) that come by hand; null: none.</param>
/// <param name="FetchInterval">How often the addresses of the trust policy are asked.</param>
public sealed record RevocationOptions(string? ListsFolder, TimeSpan FetchInterval);

/// <summary>What goes on around signatures by itself: lists of revoked certificates come in, what was held is judged again,
/// and what was signed is looked at a second time (checks 11, 12). Doing it twice, or on two hosts, does nothing twice.</summary>
public sealed class SignatureRounds(
    Streams streams, ReportStreams reports, SigningDesk desk, RevocationLists lists, EvidenceStore kept, ReadQuestions read,
    TrustPolicy trust, BusinessDay day, HttpClient http, RevocationOptions options)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private long? fetchedAt;
    private int looked;

    /// <summary>What the last round found, for health and metrics; null before the first one of this host.</summary>
    public SignatureStatus? Status { get; private set; }

    public async Task RunOnce(CancellationToken ct)
    {
        var failures = new List<string>();
        await TakeFiles(failures, ct);
        await Fetch(failures, ct);
        var known = await lists.Known(ct);
        var held = await read.Held(ct);
        foreach (var one in held)
            await Review(one, ct);
        if (known.All.Count != looked)
        {
            await SecondLooks(known, ct);
            looked = known.All.Count;
        }
        Status = new SignatureStatus(held.Count, InForceUntil(known), failures);
    }

    private async Task TakeFiles(List<string> failures, CancellationToken ct)
    {
        if (options.ListsFolder is not { } folder || !Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.crl").Order(StringComparer.Ordinal))
        {
            try
            {
                var bytes = await File.ReadAllBytesAsync(file, ct);
                if (!taken.Add(Convert.ToHexString(SHA256.HashData(bytes))))
                    continue;
                var list = Crl.Read(bytes);
                if (trust.Roots.Concat(trust.Intermediates).Concat(trust.TimestampRoots).Any(list.IsIssuedBy))
                    await lists.Keep(list, Path.GetFileName(file), ct);
                else
                    failures.Add($"{Path.GetFileName(file)}: not signed by an installed authority");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
            {
                failures.Add($"{Path.GetFileName(file)}: {e.Message}");
            }
        }
    }

    private async Task Fetch(List<string> failures, CancellationToken ct)
    {
        var addresses = CrlFetcher.Addresses(trust, []);
        if (addresses.Count == 0
            || (fetchedAt is { } last && TimeProvider.System.GetElapsedTime(last) < options.FetchInterval))
            return;
        fetchedAt = TimeProvider.System.GetTimestamp();
        // The table knows which there are; what the library remembers ends with the round.
        using var archive = await CrlArchive.Open(
            new CrlStore(
                _ => Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([]),
                async (bytes, token) => await lists.Keep(Crl.Read(bytes), "fetched", token)),
            ct);
        var fetched = await new CrlFetcher(http, archive).Fetch(trust, addresses, day.Clock.GetUtcNow(), ct);
        failures.AddRange(fetched.Where(f => f.Failure is not null).Select(f => $"{f.Address}: {f.Failure}"));
    }

    private async Task SecondLooks(CrlSet known, CancellationToken ct)
    {
        // A revoked authority takes everybody along whose certificate it issued; that is rare and worth the work.
        var isAuthority = trust.Intermediates.Any(authority =>
            known.All.Any(list => list.RevokedSince(authority) is not null));
        foreach (var id in await read.UsedCertificates(ct))
        {
            if (!isAuthority && !await IsRevoked(id, known, ct))
                continue;
            foreach (var one in await read.ValidOf(id, ct))
                await Review(one, ct);
        }
    }

    private async Task<bool> IsRevoked(Guid id, CrlSet known, CancellationToken ct)
    {
        foreach (var hash in (await streams.Certificates.Recent(id, ct)).State.Bindings.Select(b => b.Bound.Certificate).Distinct())
        {
            using var certificate = X509CertificateLoader.LoadCertificate(await kept.Bytes(hash, ct));
            if (known.All.Any(list => list.RevokedSince(certificate) is not null))
                return true;
        }
        return false;
    }

    private async Task Review(SignatureOnReport one, CancellationToken ct)
    {
        var context = SystemAct.Context(nameof(ReviewSignature), SystemAct.Account, $"signatures-{one.Request}");
        var catalogue = new Catalogue(streams, day, fresh: true);
        var report = (await streams.Reports.Refresh(one.ReportId.Value, ct)).State;
        var steps = await reports.Steps(report, catalogue, ct);
        var found = await desk.Review(
            new SigningCall(one.ReportId.Value, new CommandCall(context, context.Account.State, catalogue), desk),
            one.Request, ct);
        var command = new ReviewSignature(one.ReportId, one.Request, SystemAct.Account)
        {
            Steps = steps, Judgement = found.Judgement, Revoked = found.Revoked,
        };
        // Refused is what has moved on meanwhile.
        await streams.Reports.Execute(
            one.ReportId.Value, context, state => ReviewSignature.Decide(command, state), ct);
    }

    /// <summary>Until when every installed authority's word on revocation is known; null when one's is not.</summary>
    private DateTimeOffset? InForceUntil(CrlSet known)
    {
        var now = day.Clock.GetUtcNow();
        var ends = trust.Roots.Concat(trust.Intermediates).Select(a => known.InForce(a, now)?.NextUpdate).ToArray();
        return ends.Length == 0 || ends.Contains(null) ? null : ends.Min();
    }
}

/// <summary>How it stands with signatures.</summary>
/// <param name="HeldCount">How many could not be judged yet.</param>
/// <param name="ListsUntil">Until when the lists of revoked certificates of all installed authorities hold; null: one is
/// missing.</param>
/// <param name="Failures">What did not come in at the last round.</param>
public sealed record SignatureStatus(int HeldCount, DateTimeOffset? ListsUntil, IReadOnlyList<string> Failures);
