namespace Reporting.Cli.Replay.Api;

/// <summary>The server said no to something that the replay can't go on without.</summary>
internal sealed class ApiRefusalException : Exception
{
    public ApiRefusalException(string request, int status, string? code, string? detail)
        : base($"{request}: {status} {code} {detail}".TrimEnd()) { }
}
