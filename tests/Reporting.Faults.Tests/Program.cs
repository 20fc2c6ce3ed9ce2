using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Notaries;
using Reporting.Faults.Tests.Rolling;
using Reporting.Faults.Tests.Rows;
using Xunit.Runner.InProc.SystemConsole;

// "faults ..." is what tests/faults runs, "rolling PROGRAM" what tests/rolling runs. "serve" and "notary" are processes
// that the rows start to kill them. Everything else is xunit's.
return args switch
{
    ["faults", .. var rest] => await FaultCommand.Run(rest),
    ["rolling", var program] => await RollingCommand.Run(program),
    ["serve", "--data", var folder, "--urls", var url] => await HostWithoutNotary.Run(folder, url),
    ["notary", var folder, var policy, var step, var count] => await NotaryProgram.Run(folder, policy, step, count),
    _ => await ConsoleRunner.Run(args),
};
