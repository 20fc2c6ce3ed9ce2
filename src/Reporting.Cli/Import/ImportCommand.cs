using System.CommandLine;
using Reporting.Cli.Import.Units;
using Reporting.Cli.Replay;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Import;

/// <summary><c>import units FILE|FOLDER</c>: exit 0 when it was carried out, lines that contradict the rest left out and
/// told; 1 when the server refused, 2 when nothing can be read.</summary>
internal static class ImportCommand
{
    private const int Refused = 1;
    private const int Unreadable = 2;

    public static Command Make() => new("import", "Brings catalogues from files into a server.") { Units() };

    private static Command Units()
    {
        var path = new Argument<string>("FILE|FOLDER")
        {
            Description = "Units of a day (CSV or Excel), or a folder with units-YYYY-MM-DD and succession tables.",
        };
        var url = StoreOptions.Url("A server that runs; by default a host on the data folder for as long as it takes.");
        var token = new Option<string?>("--token")
        {
            Description = "A bearer token; by default that of the data folder's first account that administers.",
            HelpName = "TOKEN",
        };
        var preview = new Option<bool>("--preview") { Description = "Show what would change and store nothing." };
        var under = new Option<string?>("--under")
        {
            Description = "The unit that units without a parent hang under; by default they are roots.",
            HelpName = "CODE",
        };
        var from = new Option<DateOnly?>("--effective-from")
        {
            Description = "Since when the first units exist; by default since the day in the file's name.",
            HelpName = "DATE",
        };
        var decision = new Option<string?>("--decision")
        {
            Description = "The number of the decision that changes follow; by default the file itself.",
            HelpName = "NUMBER",
        };
        var data = StoreOptions.Data();
        var command = new Command("units", "Registers units, and carries out the reorganisations between days.")
        {
            path, url, token, preview, under, from, decision, data,
        };
        command.SetAction((parsed, ct) => Run(
            parsed.GetRequiredValue(path),
            () => ImportServer.Open(
                parsed.GetValue(url), parsed.GetValue(token), StoreOptions.Of(parsed.GetRequiredValue(data)), ct),
            new UnitsImportOptions(
                parsed.GetValue(preview), parsed.GetValue(under), parsed.GetValue(from), parsed.GetValue(decision)),
            ct));
        return command;
    }

    private static async Task<int> Run(
        string path, Func<Task<ImportServer>> open, UnitsImportOptions options, CancellationToken ct)
    {
        var screen = Screen.OfConsole();
        try
        {
            await using var server = await open();
            using var api = new ApiClient(server.Address);
            await new UnitsImport(screen, new RegisterOnServer(api, server.Session), options).Run(path, ct);
            return 0;
        }
        catch (ImportException wrong)
        {
            screen.Error(wrong.Message);
            return Unreadable;
        }
        catch (ApiRefusalException refused)
        {
            screen.Error("refused: " + refused.Message);
            return Refused;
        }
    }
}
