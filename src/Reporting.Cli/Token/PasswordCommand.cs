using System.CommandLine;
using Reporting.Domain.Accounts;
using Reporting.Write.Accounts;

namespace Reporting.Cli.Token;

/// <summary><c>reporting password</c>: prints a random password that the rules take.</summary>
internal static class PasswordCommand
{
    public static Command Make()
    {
        var user = new Option<string>("--user")
        {
            Description = "The user name, which must not stand in it.",
            DefaultValueFactory = _ => "",
            HelpName = "NAME",
        };
        var command = new Command("password", "Prints a random password that the rules take.") { user };
        command.SetAction(parsed => Console.Out.WriteLine(
            Passwords.Suggest(new PasswordHolder(parsed.GetValue(user)!, ""))));
        return command;
    }
}
