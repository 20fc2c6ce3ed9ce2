using System.CommandLine;
using Microsoft.Extensions.Logging;
using Reporting.Cli.Demo;
using Reporting.Cli.Replay;
using Reporting.Host;
using Reporting.Host.Mail;
using Reporting.Host.Packages;
using Reporting.Host.Telemetry;

namespace Reporting.Cli.Serve;

/// <summary><c>reporting serve</c>: runs a host until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var data = StoreOptions.Data();
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen.",
            DefaultValueFactory = _ => "http://127.0.0.1:8080",
            HelpName = "URL",
        };
        var simulated = new Option<bool>("--simulated-clock")
        {
            Description = "Business time moves only by POST /api/clock; for a store that is created so.",
        };
        var demo = new Option<bool>("--demo")
        {
            Description = "Fill a store that is new with demo data first.",
        };
        var format = new Option<LogFormat>("--log-format")
        {
            Description = "How log lines look: text for people, json for programs. Default: text on a terminal, else json.",
            DefaultValueFactory = _ => Console.IsOutputRedirected ? LogFormat.Json : LogFormat.Text,
            HelpName = "FORMAT",
        };
        var level = new Option<LogLevel>("--log-level")
        {
            Description = "The least that is logged: debug, information (a line for each request), warning, error.",
            DefaultValueFactory = _ => LogLevel.Information,
            HelpName = "LEVEL",
        };
        var trust = new Option<string?>("--trust")
        {
            Description = "The folder with the certificate authorities that are trusted; by default trust in the data folder.",
            HelpName = "DIR",
        };
        var profile = StoreOptions.Profile();
        var command = new Command("serve", "Runs the server.")
        {
            data, urls, profile, simulated, demo, trust, format, level,
        };
        command.SetAction(async (parsed, ct) =>
        {
            using var log = HostLog.ToConsole(parsed.GetValue(format), parsed.GetValue(level));
            var options = StoreOptions.Of(parsed.GetValue(data)!) with
            {
                Url = parsed.GetValue(urls)!,
                Profile = StoreOptions.ProfileOf(parsed.GetValue(profile)!),
                Oidc = SignInSettings.Oidc(),
                FreeFailuresOfSource = SignInSettings.FreeFailuresOfSource(),
                SimulatedClock = parsed.GetValue(simulated),
                Log = log,
                Clamd = ScannerSetting.Clamd(),
                TrustFolder = parsed.GetValue(trust),
                Packages = PackageOptions.Of(
                    Environment.GetEnvironmentVariable(PackageOptions.Variable),
                    Environment.GetEnvironmentVariable(PackageOptions.TokenVariable)),
                Mail = MailOptions.Of(Environment.GetEnvironmentVariable(MailOptions.Variable)),
            };
            // A program that reads the log reads all of it.
            return await Serve(
                parsed.GetValue(format) == LogFormat.Json ? options with { Say = log.Say } : options,
                parsed.GetValue(demo), ct);
        });
        return command;
    }

    private static async Task<int> Serve(HostOptions options, bool withDemo, CancellationToken ct)
    {
        if (withDemo)
            options = await DemoStore.Prepare(options, Screen.OfConsole(), ct);
        await using var host = await ReportingHost.Build(options, ct);
        await host.Start(ct);
        options.Say(
            $"Listening on {host.Url} (REST /api, OpenAPI /openapi/v1.json, GraphQL /graphql, health /health/ready).");
        await host.WaitForShutdown(ct);
        return 0;
    }
}
