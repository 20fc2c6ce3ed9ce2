using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Write;
using Reporting.Write.Accounts;

namespace Reporting.Host.Operators;

/// <summary>A short-lived token for the operator of a local store, who can write to its database anyway. It is a session
/// like any other: its account sees it and can end it. Works beside a running host.</summary>
public static class OperatorToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <param name="options">Which store.</param>
    /// <param name="role">A role that the account must have.</param>
    /// <param name="userName">The account, or null for the first one by user name that has the role.</param>
    /// <param name="ct">Ends the search.</param>
    /// <exception cref="HostRefusedException">No such account has the role, or nothing was ever served from the
    /// folder.</exception>
    public static async Task<string> Issue(HostOptions options, Role role, string? userName, CancellationToken ct)
    {
        await using var store = await OperatorStore.Open(options, ct);
        var account = await Find(store.Events, role, userName, ct)
            ?? throw new HostRefusedException(userName is null
                ? $"No account has the role '{Word(role)}'; register one with POST /api/accounts."
                : $"The account '{userName}' does not exist or does not have the role '{Word(role)}'.");
        var session = await new Sessions(store.Db, new SignInOptions()).Start(
            account.AccountId, "operator", isRestricted: false, Lifetime, source: null, "reporting token", ct);
        return session.Token;
    }

    private static async Task<AccountRegistered?> Find(
        PostgresEventStore store, Role role, string? userName, CancellationToken ct)
    {
        var streams = new Streams(store);
        var registered = new SortedDictionary<string, AccountRegistered>(StringComparer.Ordinal);
        await foreach (var recorded in store.ReadAll(0, ["account_registered"], 500, ct))
            if (AccountEventCodec.Decode(recorded.Type, recorded.Data.Span) is AccountRegistered e)
                registered[e.UserName] = e;
        foreach (var (name, account) in registered)
            if ((userName is null || name == userName)
                && (await streams.Accounts.Get(account.AccountId.Value, ct)).State is { Lock: null, Revoked: null } state
                && state.Grants.Any(g => g.Role == role))
                return account;
        return null;
    }

    private static string Word(Role role) => System.Text.Json.JsonSerializer.Serialize(role).Trim('"');
}
