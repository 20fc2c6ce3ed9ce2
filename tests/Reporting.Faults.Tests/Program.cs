using Reporting.Faults.Tests.Kills;
using Xunit.Runner.InProc.SystemConsole;

// "kills ..." is the long form (tests/faults); everything else is xunit's.
return args is ["kills", .. var rest] ? await KillCommand.Run(rest) : await ConsoleRunner.Run(args);
