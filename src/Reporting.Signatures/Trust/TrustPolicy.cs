using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Reporting.EventStore;

namespace Reporting.Signatures;

/// <summary>Whom the operator trusts, and for what. Its version is a hash of all of it, so that a judgement can say by
/// which policy it was made, and be made again by the same one.</summary>
public sealed class TrustPolicy
{
    /// <param name="roots">Self-signed certificates of authorities; nothing else is ever believed.</param>
    /// <param name="intermediates">Certificates that only help to find the way to a root.</param>
    /// <param name="timestampRoots">The roots of time-stamp authorities.</param>
    public TrustPolicy(
        TrustSettings settings, IEnumerable<X509Certificate2> roots, IEnumerable<X509Certificate2> intermediates,
        IEnumerable<X509Certificate2> timestampRoots)
    {
        (Settings, Roots, Intermediates, TimestampRoots) =
            (settings, [.. roots], [.. intermediates], [.. timestampRoots]);
        Bytes = JsonCanonicalizer.Canonicalize(JsonSerializer.SerializeToUtf8Bytes(
            new Stored(Settings, Ders(Roots), Ders(Intermediates), Ders(TimestampRoots)), TrustSettings.Json));
        Version = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
    }

    public TrustSettings Settings { get; }

    public IReadOnlyList<X509Certificate2> Roots { get; }

    public IReadOnlyList<X509Certificate2> Intermediates { get; }

    public IReadOnlyList<X509Certificate2> TimestampRoots { get; }

    /// <summary>The whole policy with its certificates, to be kept under its version.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256, hex, of <see cref="Bytes"/>.</summary>
    public string Version { get; }

    /// <summary>Reads a folder: <c>policy.json</c>, and certificates (PEM or DER, one a file) in <c>roots</c>,
    /// <c>intermediates</c> and <c>timestamp-roots</c>.</summary>
    /// <exception cref="FormatException">A file is not what it should be; the message names it.</exception>
    /// <exception cref="IOException">The folder or policy.json is not there.</exception>
    public static TrustPolicy Load(string folder) => new(
        TrustSettings.Read(File.ReadAllBytes(Path.Combine(folder, "policy.json"))),
        Certificates(Path.Combine(folder, "roots")), Certificates(Path.Combine(folder, "intermediates")),
        Certificates(Path.Combine(folder, "timestamp-roots")));

    /// <exception cref="FormatException">Not such bytes.</exception>
    public static TrustPolicy FromBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(bytes, TrustSettings.Json)
                ?? throw new FormatException("Not a trust policy.");
            return new TrustPolicy(
                stored.Settings, stored.Roots.Select(Load), stored.Intermediates.Select(Load),
                stored.TimestampRoots.Select(Load));
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            throw new FormatException("Not a trust policy: " + e.Message, e);
        }
    }

    private static X509Certificate2 Load(byte[] der) => X509CertificateLoader.LoadCertificate(der);

    private static List<byte[]> Ders(IEnumerable<X509Certificate2> certificates) =>
        [.. certificates.Select(certificate => certificate.RawData)
            .OrderBy(Convert.ToHexString, StringComparer.Ordinal)];

    private static List<X509Certificate2> Certificates(string folder)
    {
        var all = new List<X509Certificate2>();
        if (!Directory.Exists(folder)) return all;
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            try
            {
                all.Add(X509CertificateLoader.LoadCertificateFromFile(file));
            }
            catch (CryptographicException e)
            {
                throw new FormatException($"{file} is not a certificate: {e.Message}", e);
            }
        }

        return all;
    }

    private sealed record Stored(
        TrustSettings Settings, IReadOnlyList<byte[]> Roots, IReadOnlyList<byte[]> Intermediates,
        IReadOnlyList<byte[]> TimestampRoots);
}
