using Reporting.Signatures;

namespace Reporting.Host.Signatures;

/// <summary>Whom the operator trusts, from the trust folder (docs/signatures.md).</summary>
internal static class Trust
{
    /// <summary>The folder of a host that was told of no other one.</summary>
    public static string FolderOf(HostOptions options) => options.TrustFolder ?? Path.Combine(options.DataFolder, "trust");

    /// <summary>Where an operator puts lists of revoked certificates that come by hand: beside the trust folder.</summary>
    public static string ListsFolderOf(HostOptions options) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(FolderOf(options)))!, "crl");

    /// <summary>Without a folder nobody is trusted, and no signature by certificate is valid.</summary>
    /// <exception cref="HostRefusedException">There is one, and it can't be used.</exception>
    public static TrustPolicy Load(HostOptions options)
    {
        var folder = FolderOf(options);
        if (!Directory.Exists(folder))
            return new TrustPolicy(new TrustSettings { CertificatePolicies = ["*"] }, [], [], []);
        try
        {
            return TrustPolicy.Load(folder);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new HostRefusedException($"The trust folder {folder} can't be used: {e.Message}");
        }
    }
}
