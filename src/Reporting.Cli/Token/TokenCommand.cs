using System.CommandLine;
using Reporting.Domain.Accounts;
using Reporting.Host.Operators;

namespace Reporting.Cli.Token;

/// <summary><c>reporting token</c>: prints a bearer token for an account of a local store, so that scripts and curl
/// work.</summary>
internal static class TokenCommand
{
    public static Command Make()
    {
        var data = StoreOptions.Data();
        var role = new Option<Role>("--role")
        {
            Description = "A role that the account has: enter, check, sign, send, accept, administer, read or audit.",
            Required = true,
        };
        var user = new Option<string?>("--user")
        {
            Description = "The account; by default the first one, by name, that has the role.",
            HelpName = "NAME",
        };
        var command = new Command("token", "Prints a bearer token that is valid for an hour.") { data, role, user };
        command.SetAction(async (parsed, ct) =>
        {
            Console.Out.WriteLine(await OperatorToken.Issue(
                StoreOptions.Of(parsed.GetValue(data)!), parsed.GetValue(role), parsed.GetValue(user), ct));
            return 0;
        });
        return command;
    }
}
