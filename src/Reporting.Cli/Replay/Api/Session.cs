namespace Reporting.Cli.Replay.Api;

/// <summary>An account that speaks to the server. Its token is taken when it is first needed, and anew when it has
/// run out.</summary>
internal sealed class Session(string userName, string password)
{
    public string UserName => userName;

    public string Password => password;

    public string? Token { get; set; }
}
