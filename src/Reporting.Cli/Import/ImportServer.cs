using Reporting.Cli.Replay;
using Reporting.Cli.Replay.Api;
using Reporting.Domain.Accounts;
using Reporting.Host;
using Reporting.Host.Operators;

namespace Reporting.Cli.Import;

/// <summary>The server that an import speaks to: one that runs, or a host on the data folder for as long as it
/// takes.</summary>
internal sealed class ImportServer : IAsyncDisposable
{
    private readonly ReportingHost? host;

    private ImportServer(Uri address, Session session, ReportingHost? host = null) =>
        (Address, Session, this.host) = (address, session, host);

    public Uri Address { get; }

    public Session Session { get; }

    /// <param name="url">A server that runs; null for a host of one's own on the data folder.</param>
    /// <param name="token">A bearer token; null for the first account of the data folder that administers.</param>
    /// <param name="options">The data folder.</param>
    /// <param name="ct">Ends the search for the account.</param>
    public static async Task<ImportServer> Open(Uri? url, string? token, HostOptions options, CancellationToken ct)
    {
        ReportingHost? host = null;
        try
        {
            if (url is null)
            {
                host = await ReportingHost.Build(options with { Url = "http://127.0.0.1:0" }, ct);
                await host.Start(ct);
                url = new Uri(host.Url);
            }
            token ??= await OperatorToken.Issue(options, Role.Administer, userName: null, ct);
            return new ImportServer(url, new Session("", "") { Token = token }, host);
        }
        catch
        {
            if (host is not null)
                await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }
}
