using Reporting.Embedded;
using Xunit.Runner.InProc.SystemConsole;

// "host FOLDER" runs a host that holds the folder until it is killed or its input closes; everything else is xunit's.
if (args is not ["host", var folder]) return await ConsoleRunner.Run(args);

try
{
    await using var postgres = await EmbeddedPostgres.Start(
        new EmbeddedPostgresOptions { DataFolder = folder }, CancellationToken.None);
    Console.WriteLine($"ready {postgres.ServerPid} {postgres.ConnectionString}");
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (EmbeddedPostgresException e)
{
    Console.WriteLine("refused " + e.Message);
    return 1;
}
