using System.CommandLine;
using Reporting.Cli;
using Reporting.Cli.Import;
using Reporting.Cli.Ledger;
using Reporting.Cli.Operate;
using Reporting.Cli.Replay;
using Reporting.Cli.Serve;
using Reporting.Cli.Sign;
using Reporting.Cli.Token;

var root = new RootCommand("Reporting information system: server and operator's commands.")
{
    ServeCommand.Make(),
    TokenCommand.Make(),
    PasswordCommand.Make(),
    ReplayCommand.Make(),
    RebuildCommand.Make(),
    QuarantineCommand.Make(),
    BackupCommand.Make(),
    RestoreCommand.Make(),
    ImportCommand.Make(),
    LedgerCommand.Make(),
    WitnessCommand.Make(),
    VerifyCommand.Make(),
    CertifyCommand.Make(),
    SignCommand.Make(),
};
return await Failures.Told(() => root.Parse(args).InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    // After Ctrl-C or SIGTERM a host lets running requests end and stops its PostgreSQL, however busy the machine is.
    ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
}));
