namespace Reporting.Write.Http;

/// <summary>How the commands of one request come to their outcomes: decided on what is in memory; a "no" is decided
/// again on what the database has now, looked up once for the whole request.</summary>
public sealed class Settling(Streams streams, CommandContext context, DateOnly today)
{
    private readonly Catalogue remembered = new(streams, fresh: false, today);
    private readonly Catalogue fresh = new(streams, fresh: true, today);

    public Task<Outcome> Outcome(Func<CommandCall, Task<Outcome>> execute, CancellationToken ct) =>
        Outcome(context, execute, ct);

    public Task<Outcome> Outcome(int index, Func<CommandCall, Task<Outcome>> execute, CancellationToken ct) =>
        Outcome(context.Item(index), execute, ct);

    public async ValueTask<Target> Target(Func<Catalogue, ValueTask<Target>> find) =>
        await find(remembered) is { Outcome: null } found ? found : await find(fresh);

    private async Task<Outcome> Outcome(
        CommandContext command, Func<CommandCall, Task<Outcome>> execute, CancellationToken ct)
    {
        var outcome = await execute(new CommandCall(command, context.Account.State, remembered));
        return outcome is Write.Outcome.Refused or Write.Outcome.Unknown or Write.Outcome.Forbidden
            ? await execute(new CommandCall(command, await fresh.Account(context.Account.Id, ct), fresh))
            : outcome;
    }
}
