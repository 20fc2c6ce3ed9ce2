using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>First passwords (A5): random, used once, dead after a day. Only the answer knows one.</summary>
public sealed class FirstPasswords(Credentials credentials, Passwords passwords, SignInOptions options)
{
    /// <summary>Gives an account one and puts it into the answer; nothing when its holder has a password of their own
    /// and it is not to be <paramref name="anew"/>.</summary>
    public async Task Give(
        HttpContext http, AccountId account, Account state, UnitRegister units, bool anew, CancellationToken ct)
    {
        var registered = state.Registered;
        var holder = new PasswordHolder(
            registered?.UserName ?? "", registered?.DisplayName ?? "", UnitsOf(state, units));
        var (password, now) = (Passwords.Suggest(holder), options.Timer.GetUtcNow());
        if (await credentials.IssueFirst(account, await passwords.Hash(password, ct), anew, now, ct))
            http.Features.Set(new AnswerSecrets(password, null, now + Credentials.FirstLifetime));
    }

    /// <summary>Codes and names of the units that an account works for, while they are few: whoever works for a whole
    /// province would be left without words.</summary>
    internal static EquatableArray<string> UnitsOf(Account account, UnitRegister units) =>
    [
        .. account.Grants.Select(g => g.Unit).Append(account.Unit ?? Grant.WholeRegister).Distinct().Take(20)
            .Select(units.ById).OfType<OrgUnit>().SelectMany(unit => new[] { unit.Code, unit.Name }),
    ];
}
