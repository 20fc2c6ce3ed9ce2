namespace Reporting.Host.Reads;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL execution failed; the client was given the id {Id}.")]
    public static partial void Masked(ILogger logger, string id, Exception exception);
}
