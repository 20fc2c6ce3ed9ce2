using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>A command on one account, once what it rests on was found and who sends it was judged.</summary>
/// <param name="Id">The account that it is about.</param>
/// <param name="Mandate">The document that it rests on.</param>
/// <param name="Request">The registered request, or one that nobody made.</param>
public sealed record AccountCall<TBody>(
    TBody Body, CommandCall Call, UnitRegister Units, AccountId Id, Mandate Mandate, AccountRequest Request)
{
    public AccountId By => Call.By;
}

/// <summary>What one command on an account is.</summary>
/// <param name="Decide">The rule.</param>
/// <param name="Mandate">What of the body names the document.</param>
public sealed record AccountVerb<TBody>(
    Func<AccountCall<TBody>, Account, Verdict<AccountEvent>> Decide, Func<TBody, Mandate>? Mandate = null)
{
    /// <summary>What a request must ask for to be named with this command.</summary>
    public AccountAct? Act { get; init; }

    /// <summary>Whether the account's holder may do it; others must administer the account in any case.</summary>
    public bool IsForHolder { get; init; }

    /// <summary>Whether only system administrators may do it.</summary>
    public bool IsForOperator { get; init; }

    /// <summary>Done when it was decided so, also again for a command that is sent again.</summary>
    public Func<AccountCall<TBody>, Account, Task>? Afterwards { get; init; }

    /// <summary>What of the body makes two requests the same; by default all bytes.</summary>
    public Func<TBody, TBody>? Hashed { get; init; }
}

/// <summary>Commands on accounts that there are: who may send them, what they rest on, and what follows.</summary>
public sealed class AccountCommands(Commands commands, Streams streams, Sessions sessions, Profile profile)
{
    /// <summary>Whether the deployment demands a document for each act.</summary>
    public bool DocumentRequired => profile.Accounts.DocumentRequired;

    public Task Run<TBody>(HttpContext http, string userName, AccountVerb<TBody> verb, CancellationToken ct)
    {
        var id = Account.IdOf(userName);
        return commands.Run(
            http,
            new Route<TBody>((body, call) => Execute(id, userName, body, call, verb, ct), (_, _) => id.Value)
            {
                Hashed = verb.Hashed is { } hashed
                    ? body => JsonSerializer.SerializeToUtf8Bytes(hashed(body), WireJson.Options) : null,
            },
            ct);
    }

    /// <summary>Every session of an account is over, on all hosts.</summary>
    public Task EndSessions(AccountId account, string reason) =>
        sessions.EndAll(account, reason, CancellationToken.None);

    private async Task<Outcome> Execute<TBody>(
        AccountId id, string userName, TBody body, CommandCall call, AccountVerb<TBody> verb, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        var given = verb.Mandate?.Invoke(body) ?? new Mandate();
        var request = given.Request is { } named
            ? await call.Catalogue.AccountRequest(named, ct) : AccountRequest.Initial;
        var opposed = given.Request is not null && verb.Act is { } act ? request.Opposes(act, userName) : null;
        var mandate = given with { DocumentNumber = given.DocumentNumber ?? request.Requested?.DocumentNumber };
        var asked = new AccountCall<TBody>(body, call, units, id, mandate, request);
        var found = Account.Initial;
        var outcome = await streams.Accounts.Execute(
            id.Value, call.Context,
            state =>
            {
                found = state;
                return state.Registered is null ? new Verdict<AccountEvent>.Unknown(AccountRefusals.Unknown())
                    : !May(verb, call, state, units, id) ? new Verdict<AccountEvent>.Forbidden()
                    : opposed is not null ? new Decision<AccountEvent>.Refused(opposed)
                    : verb.Decide(asked, state);
            },
            ct);
        if (outcome is Outcome.Done && verb.Afterwards is { } afterwards)
            await afterwards(asked, found);
        return outcome;
    }

    private static bool May<TBody>(
        AccountVerb<TBody> verb, CommandCall call, Account state, UnitRegister units, AccountId id) =>
        (verb.IsForHolder && call.By == id)
        || (call.Account.Administers(state, units) && (!verb.IsForOperator || call.Account.AdministersRoot(units)));
}
