using System.CommandLine;
using Reporting.Host.Operators;

namespace Reporting.Cli.Operate;

/// <summary><c>reporting quarantine PROJECTION POSITION</c>: a projection may pass over an event that it can't read.</summary>
internal static class QuarantineCommand
{
    public static Command Make()
    {
        var data = StoreOptions.Data();
        var projection = new Argument<string>("projection") { Description = "The projection that stands (see /health/ready)." };
        var position = new Argument<long>("position") { Description = "The event it stands before." };
        var reason = new Option<string>("--reason") { Description = "Why it may be passed over.", Required = true };
        var user = new Option<string>("--user")
        {
            Description = "Who answers for it.",
            DefaultValueFactory = _ => "admin",
            HelpName = "NAME",
        };
        var command = new Command(
            "quarantine", "Lets a projection pass over an event that it can't read; what it touches is marked incomplete.")
        {
            projection, position, reason, user, data,
        };
        command.SetAction(async (parsed, ct) =>
        {
            await OperatorQuarantine.Run(
                StoreOptions.Of(parsed.GetValue(data)!), parsed.GetValue(projection)!, parsed.GetValue(position),
                parsed.GetValue(reason)!, parsed.GetValue(user)!, ct);
            return 0;
        });
        return command;
    }
}
