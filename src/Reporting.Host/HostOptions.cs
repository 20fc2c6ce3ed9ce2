using Microsoft.Extensions.Configuration;
using Reporting.Domain.Profiles;
using Reporting.Host.Backups;
using Reporting.Host.Ledger;
using Reporting.Host.Mail;
using Reporting.Host.Packages;
using Reporting.Host.Telemetry;
using Reporting.Host.Verifications;
using Reporting.Write.Accounts;

namespace Reporting.Host;

/// <summary>How a host runs.</summary>
public sealed record HostOptions
{
    /// <summary>Where the host keeps what is its own: the embedded PostgreSQL, the keys of its tokens, the first
    /// password.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL server to use; null for the host's own in the data folder.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Business time moves only when it is told to (POST /api/clock). For a store that is new;
    /// one that was created so stays so without being told.</summary>
    public bool SimulatedClock { get; init; }

    /// <summary>What differs between deployments; by default the one for all.</summary>
    public Profile Profile { get; init; } = ProfileJson.Named(ProfileJson.Default);

    /// <summary>The identity provider that people sign in with; null for passwords alone.</summary>
    public OidcOptions? Oidc { get; init; }

    /// <summary>How many failed sign-ins of one address are free.</summary>
    public int FreeFailuresOfSource { get; init; } = SignInThrottle.FreeFailures;

    /// <summary>Rounds of PBKDF2. Tests, which sign in often, take fewer; nothing that a deployment can set reaches
    /// it.</summary>
    internal int PasswordRounds { get; init; } = Passwords.RoundCount;

    /// <summary>Real time, for sessions and passwords; another one in tests.</summary>
    internal TimeProvider Timer { get; init; } = TimeProvider.System;

    /// <summary>Where mail goes out; null for nowhere.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary>How the public log of all events is kept.</summary>
    public LedgerOptions Ledger { get; init; } = new();

    /// <summary>How the database is backed up.</summary>
    public BackupOptions Backup { get; init; } = new();

    /// <summary>How often the store is compared with the public log.</summary>
    public VerificationOptions Verification { get; init; } = new();

    /// <summary>How often the host looks whether the store's protection is as it was made.</summary>
    public TimeSpan DriftInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Where ClamAV's daemon listens (<c>host:port</c>, or the path of a socket); null for no virus
    /// scanner.</summary>
    public string? Clamd { get; init; }

    /// <summary>The folder with the operator's trust in certificates; null for <c>trust</c> in the data folder.</summary>
    public string? TrustFolder { get; init; }

    /// <summary>How often the host looks at signatures that were held, and for new lists of revoked certificates in the
    /// folder.</summary>
    public TimeSpan SignatureInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often it fetches such lists from the addresses of the trust policy.</summary>
    public TimeSpan RevocationInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The document-management system that gets every report that was sent; null for none.</summary>
    public PackageOptions? Packages { get; init; }

    /// <summary>How often the host looks for what became due by itself.</summary>
    public TimeSpan ScheduleInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where log lines go; null for the console, warnings and worse, for people. The host does not close one that
    /// it was given.</summary>
    public HostLog? Log { get; init; }

    /// <summary>The variables that say where metrics and traces go (OTEL_…); null for those of the environment.</summary>
    public IConfiguration? Variables { get; init; }

    /// <summary>Told what a person at the terminal should know, a line each.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
