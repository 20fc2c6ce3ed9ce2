using System.CommandLine;
using Reporting.Cli.Import.Holidays;
using Reporting.Cli.Import.Units;
using Reporting.Cli.Replay;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Import;

/// <summary><c>import units FILE|FOLDER</c> and <c>import holidays FILE</c>: exit 0 when it was carried out, lines that
/// contradict the rest left out and told; 1 when the server refused, 2 when nothing can be read.</summary>
internal static class ImportCommand
{
    private const int Refused = 1;
    private const int Unreadable = 2;

    public static Command Make() => new("import", "Brings catalogues from files into a server.") { Units(), Holidays() };

    private static Command Units()
    {
        var path = new Argument<string>("FILE|FOLDER")
        {
            Description = "Units of a day (CSV or Excel), or a folder with units-YYYY-MM-DD and succession tables.",
        };
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
        var decision = Decision("The number of the decision that changes follow; by default the file itself.");
        var (to, preview) = (ServerOptions.Make(), Preview());
        var command = new Command("units", "Registers units, and carries out the reorganisations between days.")
        {
            path, to.Url, to.Token, preview, under, from, decision, to.Data,
        };
        command.SetAction((parsed, ct) => Run(
            () => to.Open(parsed, ct),
            (screen, api, session) => new UnitsImport(
                screen, new RegisterOnServer(api, session),
                new UnitsImportOptions(
                    parsed.GetValue(preview), parsed.GetValue(under), parsed.GetValue(from), parsed.GetValue(decision)))
                .Run(parsed.GetRequiredValue(path), ct)));
        return command;
    }

    private static Command Holidays()
    {
        var path = new Argument<FileInfo>("FILE")
        {
            Description = "Days off and swapped days of whole years (CSV: date,weekday,name,kind,legal_basis,status).",
        };
        var decision = Decision("The number of the decision that the list follows; by default the file's name.");
        var (to, preview) = (ServerOptions.Make(), Preview());
        var command = new Command("holidays", "Makes a list of holidays the next version of the calendar; deadlines ahead move.")
        {
            path, to.Url, to.Token, preview, decision, to.Data,
        };
        command.SetAction((parsed, ct) => Run(
            () => to.Open(parsed, ct),
            (screen, api, session) => new HolidaysImport(
                screen, api, session, new HolidaysImportOptions(parsed.GetValue(preview), parsed.GetValue(decision)))
                .Run(parsed.GetRequiredValue(path).FullName, ct)));
        return command;
    }

    private static Option<bool> Preview() =>
        new("--preview") { Description = "Show what would change and store nothing." };

    private static Option<string?> Decision(string description) =>
        new("--decision") { Description = description, HelpName = "NUMBER" };

    private static async Task<int> Run(Func<Task<ImportServer>> open, Func<Screen, ApiClient, Session, Task> import)
    {
        var screen = Screen.OfConsole();
        try
        {
            await using var server = await open();
            using var api = new ApiClient(server.Address);
            await import(screen, api, server.Session);
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

    /// <summary>The options that say which server, and as whom.</summary>
    private sealed record ServerOptions(Option<Uri?> Url, Option<string?> Token, Option<string> Data)
    {
        public static ServerOptions Make() => new(
            StoreOptions.Url("A server that runs; by default a host on the data folder for as long as it takes."),
            new Option<string?>("--token")
            {
                Description = "A bearer token; by default that of the data folder's first account that administers.",
                HelpName = "TOKEN",
            },
            StoreOptions.Data());

        public Task<ImportServer> Open(ParseResult parsed, CancellationToken ct) => ImportServer.Open(
            parsed.GetValue(Url), parsed.GetValue(Token), StoreOptions.Of(parsed.GetRequiredValue(Data)), ct);
    }
}
