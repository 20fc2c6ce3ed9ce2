using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Reporting.Host;
using Reporting.Host.Ledger;
using Reporting.Ledger;

namespace Reporting.Cli.Ledger;

/// <summary><c>reporting witness</c>: another body's cosigner of a log.</summary>
internal static class WitnessCommand
{
    public static Command Make()
    {
        var data = new Option<string>("--data")
        {
            Description = "The witness's own folder.", DefaultValueFactory = _ => "witness", HelpName = "DIR",
        };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:8090", HelpName = "URL",
        };
        var name = new Option<string?>("--name")
        {
            Description = "What the witness is called, at its first start: witness.example.gov.vn.", HelpName = "NAME",
        };
        var logs = new Option<string[]>("--log")
        {
            Description = "A log's verifier key (its /ledger/vkey); may be repeated.", Required = true, HelpName = "VKEY",
        };
        var command = new Command("witness", "Cosigns the checkpoints of a log that only grows.") { data, urls, name, logs };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = WitnessServer.Make(
                parsed.GetValue(name), [.. parsed.GetValue(logs)!.Select(Key)], Path.GetFullPath(parsed.GetValue(data)!),
                parsed.GetValue(urls)!);
            await app.StartAsync(ct);
            Console.Out.WriteLine($"Witness on {app.Urls.First()} (POST /add-checkpoint, GET /vkey).");
            await app.WaitForShutdownAsync(ct);
            return 0;
        });
        return command;
    }

    private static VerifierKey Key(string text)
    {
        try
        {
            return VerifierKey.Parse(text);
        }
        catch (FormatException e)
        {
            throw new HostRefusedException(e.Message);
        }
    }
}
