using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Write.Reactions;

/// <summary>What the system does by itself. Its commands have no key: each is done once because it is so already when it
/// is asked for again.</summary>
public static class SystemAct
{
    /// <summary>Who opens periods and reminds; nobody can sign in as this.</summary>
    public static readonly AccountId Account = Domain.Accounts.Account.IdOf("system");

    /// <param name="command">The command's name.</param>
    /// <param name="by">Who it is done for.</param>
    /// <param name="cause">The event or the moment that led to it.</param>
    public static CommandContext Context(string command, AccountId by, string cause) => new(
        command, new CurrentAccount(by, Domain.Accounts.Account.Initial), Claim: null, SeenVersion: null,
        new EventMetadata(by.Value.ToString(), cause, cause));
}
