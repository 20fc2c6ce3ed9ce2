using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Host.Tests.Work;
using Reporting.Signatures;
using Reporting.Write.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>A town whose commune signs with certificates of a demo authority: An enters, Kim checks, Lan signs and Minh is
/// the deputy, Van seals and sends, Chu accepts; Dung and Tam administer.</summary>
internal sealed class SigningTown : IAsyncDisposable
{
    public const string Leader = "lan", Deputy = "minh", Clerk = "van", Checker = "kim", Accepts = "chu", Second = "tam";

    public static readonly string View = new('a', 64);

    private static readonly DateTimeOffset Since = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, (DemoCertificate File, Guid Id)> certificates = [];

    private SigningTown(RunningHost host, DemoAuthority authority) => (Host, Authority) = (host, authority);

    public RunningHost Host { get; }

    public DemoAuthority Authority { get; }

    /// <summary>Where an operator puts lists that come by hand.</summary>
    public static string Folder(HostOptions options) => Path.Combine(options.DataFolder, "demo-ca");

    /// <param name="withLists">Whether lists of revoked certificates are there from the beginning.</param>
    public static async Task<SigningTown> Start(
        bool withLists = true, Func<HostOptions, HostOptions>? change = null, object? steps = null)
    {
        DemoAuthority? authority = null;
        var host = await RunningHost.Start(change: options =>
        {
            authority = DemoAuthority.Open(Folder(options), Since);
            if (withLists)
                authority.IssueLists(Since, Since.AddYears(1));
            var with = options with
            {
                TrustFolder = authority.TrustFolder, SignatureInterval = TimeSpan.FromMilliseconds(100),
            };
            return change?.Invoke(with) ?? with;
        });
        var town = new SigningTown(host, authority!);
        await host.Make();
        await host.Account(Leader, ("sign", "C1"));
        await host.Account(Deputy, ("sign", "C1"));
        await host.Account(Clerk, ("send", "C1"));
        await host.Account(Checker, ("check", "C1"));
        await host.Account(Accepts, ("accept", "P"));
        await host.Account(Second, ("administer", "P"));
        await host.Post("/api/regimes", new
        {
            code = "r", name = "r", template = "monthly", periodKind = "month", requestingUnit = "P", reportersKind = "xa",
            steps = steps ?? new { signedWith = "certificate" },
        }, 201);
        if (withLists)
            await town.Listed(Since);
        return town;
    }

    public static Guid Report(string period = "2026-01")
    {
        Assert.True(Period.TryParse(period, null, out var month));
        return Domain.Reports.Report.IdOf(
            UnitRegister.IdOf("C1", new DateOnly(2026, 1, 1)), "r", "monthly", month, 1).Value;
    }

    /// <summary>A certificate of the demo authority for an account, or for the commune's seal; bound and confirmed.</summary>
    public async Task<Guid> Bind(string holder, bool isConfirmed = true)
    {
        var isUnit = holder == "C1";
        var file = Authority.Issue(new DemoHolder(holder, holder.ToUpperInvariant(), "Xã 1", isUnit));
        var answer = await Host.As(Town.Gives).Post("/api/certificates", new
        {
            certificate = await File.ReadAllTextAsync(file.CertificateFile, RunningHost.Ct), identifier = holder,
            userName = isUnit ? null : holder, unit = isUnit ? "C1" : null, document = "12/CV",
        }, 201);
        var id = answer.GetProperty("id").GetGuid();
        if (isConfirmed)
            await Host.As(Second).Post($"/api/certificates/{id}/confirm", new { }, 200);
        await Settle();
        certificates[holder] = (file, id);
        return id;
    }

    public DemoCertificate FileOf(string holder) => certificates[holder].File;

    public async Task<Guid> Submitted(string period = "2026-01")
    {
        var id = Report(period);
        await Host.As(Town.Gives).Post($"/api/reports/{id}/assign", new { unit = "C1", regime = "r", period }, 201);
        await Host.As(Town.Enters).Post(
            $"/api/reports/{id}/enter", new { cells = new Dictionary<string, object> { ["cases"] = 5 } }, 200);
        await Host.Post($"/api/reports/{id}/submit", new { }, 200);
        return id;
    }

    /// <summary>Asks for a signature: the request and the payload's bytes.</summary>
    public async Task<(Guid Request, byte[] Payload)> Ask(
        Guid report, string by, string act = "approve", string? capacity = null)
    {
        var request = Guid.NewGuid();
        var answer = await Host.As(by).Post(
            $"/api/reports/{report}/request-signature", new { request, act, view = View, capacity }, 200);
        Assert.Equal(request, answer.GetProperty("id").GetGuid());
        return (request, await Payload(report, request));
    }

    public async Task<byte[]> Payload(Guid report, Guid request) => await Host.Client.GetByteArrayAsync(
        new Uri($"/api/reports/{report}/signing-requests/{request}/payload", UriKind.Relative), RunningHost.Ct);

    /// <summary>A .p7s by the holder's PKCS#12 file, base64.</summary>
    public string Cms(string holder, byte[] payload) => Cms(certificates[holder].File, payload);

    public static string Cms(DemoCertificate file, byte[] payload)
    {
        using var signer = X509CertificateLoader.LoadPkcs12FromFile(file.Pkcs12, DemoAuthority.Password);
        return Convert.ToBase64String(LocalSigner.Sign(
            payload, signer, SigningAlgorithm.For(signer), new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)));
    }

    /// <summary>Signs a report as the leader does.</summary>
    public async Task<JsonElement> Sign(Guid report, string by = Leader, int status = 200, string act = "approve")
    {
        var (request, payload) = await Ask(report, by, act);
        return await Host.Post($"/api/reports/{report}/sign", new { request, cms = Cms(by, payload) }, status);
    }

    public async Task<string> State(Guid report) =>
        (await Host.As(Town.Gives).Get($"/api/reports/{report}", 200)).GetProperty("state").GetString()!;

    /// <summary>Waits until the report is there; the rounds go on by themselves.</summary>
    public async Task Reaches(Guid report, string state)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await State(report) == state)
                return;
            await Task.Delay(50, RunningHost.Ct);
        }
        Assert.Equal(state, await State(report));
    }

    /// <summary>Waits until the read tables know all that happened.</summary>
    public async Task Settle() => Assert.True(await Host.Host.Services.GetRequiredService<Read.ReadSide>()
        .WaitForPosition(await Host.Head(), RunningHost.Ct));

    public async Task<JsonElement> Ask(string query) =>
        (await Host.Post("/graphql", new { query }, 200)).GetProperty("data");

    public async Task<string[]> Types(Guid report)
    {
        var store = Host.Host.Services.GetRequiredService<EventStore.PostgresEventStore>();
        return [.. (await store.ReadStream(report, 0, RunningHost.Ct)).Events.Select(e => e.Type)];
    }

    /// <summary>Waits until the rounds have filed lists of revoked certificates that hold then.</summary>
    public async Task Listed(DateTimeOffset at)
    {
        var rounds = Host.Host.Services.GetRequiredService<SignatureRounds>();
        for (var i = 0; i < 600 && !(rounds.Status?.ListsUntil > at); i++)
            await Task.Delay(50, RunningHost.Ct);
        Assert.True(rounds.Status?.ListsUntil > at, "The lists were not filed within 30 s.");
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public async ValueTask DisposeAsync()
    {
        Authority.Dispose();
        await Host.DisposeAsync();
    }
}
