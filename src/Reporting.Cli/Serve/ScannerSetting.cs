using Reporting.Files;
using Reporting.Host;

namespace Reporting.Cli.Serve;

/// <summary>Where files are scanned for viruses, from an environment variable (docs/operations.md).</summary>
internal static class ScannerSetting
{
    private const string Variable = "REPORTING_CLAMD";

    /// <exception cref="HostRefusedException">It is no address.</exception>
    public static string? Clamd() =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } address ? null
        : ClamdScanner.IsAddress(address) ? address
        : throw new HostRefusedException($"{Variable} is neither host:port nor the path of a socket: {address}.");
}
