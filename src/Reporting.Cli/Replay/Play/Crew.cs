using Reporting.Cli.Replay.Api;
using Reporting.Domain.Accounts;
using Reporting.Write.Accounts;
using Session = Reporting.Cli.Replay.Api.Session;

namespace Reporting.Cli.Replay.Play;

/// <summary>The accounts of a replay. Nobody both enters and signs a version of a report, so they are several
/// people.</summary>
/// <param name="Administrator">Sets up, and assigns the reports.</param>
/// <param name="Second">Confirms whose certificate it is, where reports are signed with one.</param>
internal sealed record Crew(
    Session Administrator, Session Clerk, Session Leader, Session Receiver, Session Analyst, Session Second)
{
    public static Crew Of(Session administrator) =>
        new(administrator, Someone("clerk"), Someone("leader"), Someone("receiver"), Someone("analyst"), Someone("second"));

    // Nobody needs to know these passwords: `reporting token` gives a token for any account of a local store.
    private static Session Someone(string userName) =>
        new(userName, Passwords.Suggest(new PasswordHolder(userName, userName)));
}
