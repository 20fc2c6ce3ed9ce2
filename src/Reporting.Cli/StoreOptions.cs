using System.CommandLine;
using Reporting.Host;

namespace Reporting.Cli;

/// <summary>Which store a command works on: <c>--data</c>, and a server of one's own in
/// ConnectionStrings__Reporting.</summary>
internal static class StoreOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("REPORTING_DATA") ?? "data",
        HelpName = "DIR",
    };

    public static HostOptions Of(string data) => new()
    {
        DataFolder = Path.GetFullPath(data),
        ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Reporting") is { Length: > 0 } given
            ? given : null,
        Say = Console.Out.WriteLine,
    };
}
