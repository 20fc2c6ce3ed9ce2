using Reporting.Embedded;
using Reporting.EventStore;
using Reporting.Host;

namespace Reporting.Cli;

/// <summary>What a person can act on is told in a sentence, without a stack trace.</summary>
internal static class Failures
{
    public static async Task<int> Told(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception e) when (
            e is HostRefusedException or EventStoreRefusedException or EmbeddedPostgresException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
