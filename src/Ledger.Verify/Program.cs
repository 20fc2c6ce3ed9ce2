using Ledger.Verify;
using Npgsql;

Arguments? arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return (int)Verdict.CannotTell;
}
if (arguments is null)
{
    Console.Error.WriteLine(Arguments.Usage);
    return (int)Verdict.CannotTell;
}
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var findings = new Findings();
var began = TimeProvider.System.GetTimestamp();
try
{
    await Checks.Run(arguments, findings, stop.Token);
}
catch (Exception e) when (e is IOException or NpgsqlException or HttpRequestException or UnauthorizedAccessException
    or OperationCanceledException or InvalidDataException or ArgumentException)
{
    findings.CannotTell(arguments.Command, e.Message);
}
findings.Fact("processor seconds", Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 3));
findings.Fact("seconds", Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1));
if (arguments.Html is { } html)
    await File.WriteAllTextAsync(html, HtmlReport.Of(arguments, findings, TimeProvider.System.GetLocalNow()));
Console.Out.WriteLine(arguments.IsJson ? JsonReport.Of(arguments, findings) : TextReport.Of(findings));
return (int)findings.Verdict;
