using Reporting.Faults.Tests.Kills;
using Reporting.Faults.Tests.Rolling;
using Xunit.Runner.InProc.SystemConsole;

// "kills ..." is what tests/faults runs, "rolling PROGRAM" what tests/rolling runs; everything else is xunit's.
return args switch
{
    ["kills", .. var rest] => await KillCommand.Run(rest),
    ["rolling", var program] => await RollingCommand.Run(program),
    _ => await ConsoleRunner.Run(args),
};
