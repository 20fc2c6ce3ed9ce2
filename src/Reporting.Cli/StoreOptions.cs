using System.CommandLine;
using System.Globalization;
using Reporting.Domain.Profiles;
using Reporting.Host;
using Reporting.Host.Backups;
using Reporting.Host.Ledger;
using Reporting.Ledger;

namespace Reporting.Cli;

/// <summary>Which store a command works on: <c>--data</c>, and a server of one's own in
/// ConnectionStrings__Reporting.</summary>
internal static class StoreOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("REPORTING_DATA") ?? "data",
        HelpName = "DIR",
    };

    /// <summary><c>--profile</c>: the deployment's settings.</summary>
    public static Option<string> Profile() => new("--profile")
    {
        Description = $"The deployment's profile: {string.Join(", ", ProfileJson.Names)}, or a file of one's own.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("REPORTING_PROFILE") is { Length: > 0 } given
            ? given : ProfileJson.Default,
        HelpName = "NAME|FILE",
    };

    /// <summary>The profile of that name, or in that file.</summary>
    /// <exception cref="HostRefusedException">It can't be used; the message says why.</exception>
    public static Profile ProfileOf(string nameOrFile)
    {
        try
        {
            return nameOrFile.Contains('.') || nameOrFile.Contains(Path.DirectorySeparatorChar)
                ? ProfileJson.Read(File.ReadAllBytes(nameOrFile))
                : ProfileJson.Named(nameOrFile);
        }
        catch (ProfileException e)
        {
            throw new HostRefusedException(e.Message);
        }
    }

    /// <summary>A server that runs.</summary>
    public static Option<Uri?> Url(string description) => new("--url")
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https"))
                return url;
            result.AddError($"'{result.Tokens[0].Value}' is not an address like http://127.0.0.1:8080.");
            return null;
        },
    };

    public static HostOptions Of(string data) => new()
    {
        DataFolder = Path.GetFullPath(data),
        ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Reporting") is { Length: > 0 } given
            ? given : null,
        Ledger = Ledger(),
        Backup = Backup(),
        Say = Console.Out.WriteLine,
    };

    /// <summary>How the database is backed up, from environment variables (docs/operations.md).</summary>
    private static BackupOptions Backup() => new()
    {
        Folder = Variable("REPORTING_BACKUP") is { } folder && folder != "off" ? Path.GetFullPath(folder) : null,
        ConnectionString = Variable("ConnectionStrings__Backup"),
        KeptCount = Number("REPORTING_BACKUP_KEEP") ?? new BackupOptions().KeptCount,
        KeptDays = Number("REPORTING_BACKUP_KEEP_DAYS") ?? 0,
        IsOn = Variable("REPORTING_BACKUP") != "off",
    };

    private static int? Number(string name) => Variable(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new HostRefusedException($"{name} is '{text}', which is not a number.");

    /// <summary>How the public log is kept, from environment variables (docs/ledger.md).</summary>
    private static LedgerOptions Ledger()
    {
        var policy = Variable("REPORTING_LEDGER_POLICY");
        try
        {
            return new LedgerOptions
            {
                Folder = Variable("REPORTING_LEDGER"),
                Origin = Variable("REPORTING_LEDGER_ORIGIN"),
                Policy = policy is null ? WitnessPolicy.WithoutWitnesses : WitnessPolicy.Parse(File.ReadAllText(policy)),
            };
        }
        catch (FormatException e)
        {
            throw new HostRefusedException($"{policy}: {e.Message}");
        }
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
