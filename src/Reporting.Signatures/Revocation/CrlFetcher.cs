using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures;

/// <summary>What came of fetching from one address.</summary>
/// <param name="Failure">Null where a list came and is good; the address is tried again at the next round.</param>
public sealed record CrlFetch(Uri Address, Crl? List, bool IsNew, string? Failure);

/// <summary>Fetches revocation lists, checks them, and hands them to the archive. .NET's own checking is not used: it
/// keeps lists until nextUpdate and can't be given an archived one.</summary>
public sealed class CrlFetcher(HttpClient http, CrlArchive archive)
{
    private const int ListBytesMax = 32 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The addresses that a policy allows: its own, and where it says so those in the certificates of
    /// installed authorities and in the given ones.</summary>
    public static IReadOnlyList<Uri> Addresses(TrustPolicy policy, IEnumerable<X509Certificate2> certificates)
    {
        var own = policy.Settings.CrlAddresses;
        if (!policy.Settings.CrlAddressesFromCertificates) return own;
        var named = policy.Intermediates.Concat(certificates).SelectMany(CertificateParts.CrlAddresses);
        return [.. own.Concat(named).Distinct()];
    }

    /// <summary>Fetches from every address, one after the other. An address that fails keeps no other from being
    /// fetched.</summary>
    public async Task<IReadOnlyList<CrlFetch>> Fetch(
        TrustPolicy policy, IEnumerable<Uri> addresses, DateTimeOffset now, CancellationToken ct)
    {
        var all = new List<CrlFetch>();
        foreach (var address in addresses) all.Add(await One(policy, address, now, ct));
        return all;
    }

    private async Task<CrlFetch> One(TrustPolicy policy, Uri address, DateTimeOffset now, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
            var list = Crl.Read(await Bounded.Read(body, ListBytesMax, limit.Token));
            if (Refused(policy, list, now) is { } why) return new CrlFetch(address, null, false, why);
            return new CrlFetch(address, list, await archive.Add(list, ct), null);
        }
        catch (Exception e) when (
            (e is HttpRequestException or FormatException or HttpIOException)
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new CrlFetch(address, null, false, e.Message);
        }
    }

    // Only lists of authorities that the operator installed are kept, so nobody can fill the archive.
    private static string? Refused(TrustPolicy policy, Crl list, DateTimeOffset now)
    {
        if (!policy.Roots.Concat(policy.Intermediates).Concat(policy.TimestampRoots).Any(list.IsIssuedBy))
            return "The list is not signed by an installed authority.";
        if (list.ThisUpdate > now) return "The list is from the future.";
        return list.NextUpdate <= now ? "The list is out of date." : null;
    }
}
