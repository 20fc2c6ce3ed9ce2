using Reporting.Domain.Accounts;
using static Reporting.Domain.Decision<Reporting.Domain.FocalPersons.FocalPersonEvent>;

namespace Reporting.Domain.FocalPersons;

/// <summary>A unit names its focal persons and a responsible leader (A7); all have a role at the unit.</summary>
/// <param name="Leader">The user name of the responsible leader.</param>
/// <param name="Persons">The user names of the focal persons.</param>
public sealed record NameFocalPersons(
    UnitId Unit, string Leader, EquatableArray<string> Persons, string? Document, AccountId By)
{
    private const int PersonsMax = 20;

    /// <param name="command">The wish.</param>
    /// <param name="accounts">The accounts that it names, by user name; those that exist.</param>
    /// <param name="state">Whom the unit named so far.</param>
    public static Decision<FocalPersonEvent> Decide(
        NameFocalPersons command, IReadOnlyDictionary<string, Account> accounts, UnitFocalPersons state)
    {
        if (Texts.CheckOptional("document", command.Document, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (command.Persons.Count is < 1 or > PersonsMax || command.Persons.Distinct().Count() != command.Persons.Count)
            return Refuse(FocalPersonRefusals.NobodyNamed());
        string[] strangers = [.. command.Persons.Append(command.Leader).Distinct()
            .Where(name => accounts.GetValueOrDefault(name) is not { Registered: not null } account
                || account.Grants.All(grant => grant.Unit != command.Unit))];
        if (strangers.Length > 0)
            return Refuse(FocalPersonRefusals.NotOfUnit(strangers));
        var named = new FocalPersonsNamed(
            command.Unit, Account.IdOf(command.Leader), command.Persons.Select(Account.IdOf).ToEquatableArray(),
            command.Document, command.By);
        return state.Named is { } earlier && earlier with { By = command.By } == named ? Emit() : Emit(named);
    }
}
