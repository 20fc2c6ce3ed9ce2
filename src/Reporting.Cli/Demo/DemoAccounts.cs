using Reporting.Cli.Replay;
using Reporting.Cli.Replay.Play;

namespace Reporting.Cli.Demo;

/// <summary>Tells whoever loads the demo how to sign in as each of its people: once, since no password is kept.</summary>
internal static class DemoAccounts
{
    public static void Tell(Crew crew, Screen screen)
    {
        screen.Line("Accounts of the demo, for the console at / (their passwords are not shown again; first go to /tour):");
        foreach (var (session, task) in new[]
        {
            (crew.Clerk, "enters figures (nhập liệu)"), (crew.Leader, "signs as the units' leader (lãnh đạo ký)"),
            (crew.Receiver, "accepts for the city (tiếp nhận)"), (crew.Analyst, "reads (phân tích)"),
            (crew.Second, "administers (quản trị)"),
        })
        {
            screen.Line($"  {session.UserName,-10} {session.Password,-40} {task}");
        }
    }
}
