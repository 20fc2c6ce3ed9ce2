using System.Security.Cryptography;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>A store without accounts gets one, that administers and reads the whole register; it makes the
/// others.</summary>
public static class FirstAccount
{
    public const string UserName = "admin";

    /// <summary>Makes the account, unless it has a password already.</summary>
    /// <param name="keep">Keeps the password for the operator, before anything is stored: a crash then leaves a file,
    /// not a password that nobody knows.</param>
    public static async Task Make(
        Streams streams, Credentials credentials, Passwords passwords, SignInOptions options, Action<string> keep,
        CancellationToken ct)
    {
        const string DisplayName = "Quản trị hệ thống";
        var id = Account.IdOf(UserName);
        if (await credentials.Find(id, ct) is not null)
            return;
        // Who makes the store reads it from a file of their own: it was in nobody else's hands (docs/adr/0015).
        var password = Passwords.Suggest(new PasswordHolder(UserName, DisplayName));
        keep(password);
        EquatableArray<Grant> grants =
            [new Grant(Role.Administer, Grant.WholeRegister), new Grant(Role.Read, Grant.WholeRegister)];
        var command = new RegisterAccount(UserName, DisplayName, grants, id);
        var context = new CommandContext(
            nameof(RegisterAccount),
            new CurrentAccount(id, Account.Initial),
            new CommandClaim(id.Value, "first-account", SHA256.HashData("first-account"u8)),
            SeenVersion: null,
            new EventMetadata(id.Value.ToString(), "first-start"));
        var outcome = await streams.Accounts.Execute(
            id.Value, context, state => RegisterAccount.Decide(command, settings: null, state), ct);
        if (outcome is not Outcome.Done)
            throw new InvalidOperationException($"The first account could not be made: {outcome}.");
        await credentials.IssueOwn(id, await passwords.Hash(password, ct), options.Timer.GetUtcNow(), ct);
    }
}
