using System.CommandLine;
using Reporting.Cli;
using Reporting.Cli.Replay;
using Reporting.Cli.Serve;
using Reporting.Cli.Token;

var root = new RootCommand("Reporting information system: server and operator's commands.")
{
    ServeCommand.Make(),
    TokenCommand.Make(),
    ReplayCommand.Make(),
};
return await Failures.Told(() => root.Parse(args).InvokeAsync(
    new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
