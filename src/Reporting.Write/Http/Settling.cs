namespace Reporting.Write.Http;

/// <summary>How the commands of one request come to their outcomes: decided on what is in memory; a "no" is decided
/// again on what the database has now, looked up once for the whole request.</summary>
public sealed class Settling(Streams streams, BusinessDay day, CommandContext context)
{
    private readonly Catalogue remembered = new(streams, day, fresh: false);
    private readonly Catalogue fresh = new(streams, day, fresh: true);

    public Task<Outcome> Outcome(Func<CommandCall, Task<Outcome>> execute, CancellationToken ct) =>
        Outcome(context, execute, ct);

    public Task<Outcome> Outcome(int index, Func<CommandCall, Task<Outcome>> execute, CancellationToken ct) =>
        Outcome(context.Item(index), execute, ct);

    public async ValueTask<Target> Target(Func<Catalogue, ValueTask<Target>> find)
    {
        if (await find(remembered) is { Outcome: null } remembers)
            return remembers;
        var found = await find(fresh);
        if (found.Outcome is { } refused)
            Observe(context, refused);
        return found;
    }

    private static void Observe(CommandContext command, Outcome outcome)
    {
        using var observed = CommandTelemetry.Start(command);
        observed.Ended(outcome);
    }

    private async Task<Outcome> Outcome(
        CommandContext command, Func<CommandCall, Task<Outcome>> execute, CancellationToken ct)
    {
        using var observed = CommandTelemetry.Start(command);
        try
        {
            var outcome = await Settled(command, execute, ct);
            observed.Ended(outcome);
            return outcome;
        }
        catch (Exception fault)
        {
            observed.Failed(fault);
            throw;
        }
    }

    private async Task<Outcome> Settled(
        CommandContext command, Func<CommandCall, Task<Outcome>> execute, CancellationToken ct)
    {
        var outcome = await execute(new CommandCall(command, context.Account.State, remembered));
        return outcome is Write.Outcome.Refused or Write.Outcome.Unknown or Write.Outcome.Forbidden
            ? await execute(new CommandCall(command, await fresh.Account(context.Account.Id, ct), fresh))
            : outcome;
    }
}
