using Reporting.Domain.Accounts;
using Reporting.Domain.FocalPersons;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.FocalPersons;

public sealed class NameFocalPersonsSpec
{
    private static readonly Dictionary<string, Account> Accounts = new()
    {
        ["binh"] = Registered("binh", Xuan), ["chi"] = Registered("chi", Xuan), ["dung"] = Registered("dung", Thu),
    };

    private static readonly FocalPersonsNamed Named =
        new(Xuan, Account.IdOf("chi"), [Account.IdOf("binh")], "CV 5", Ana);

    private static Account Registered(string name, UnitId unit) => Account.Evolve(
        Account.Initial, new AccountRegistered(Account.IdOf(name), name, name, [new(Role.Enter, unit)], Ana));

    private static Spec<UnitFocalPersons, FocalPersonEvent>.After Name(
        FocalPersonEvent[] history, string leader, params string[] persons) =>
        new Spec<UnitFocalPersons, FocalPersonEvent>(UnitFocalPersons.Initial, UnitFocalPersons.Evolve).Given(history)
            .When(state => NameFocalPersons.Decide(
                new NameFocalPersons(Xuan, leader, persons.ToEquatableArray(), "CV 5", Ana), Accounts, state));

    [Fact]
    public void A7_a_unit_names_a_leader_and_focal_persons() => Name([], "chi", "binh").Then(Named);

    [Fact]
    public void A7_who_is_named_later_replaces() =>
        Name([Named], "chi", "chi").Then(Named with { Persons = [Account.IdOf("chi")] });

    [Fact]
    public void A7_all_have_a_role_at_the_unit() =>
        Name([], "dung", "binh", "nobody").ThenRefused("focal-person.not-of-unit", "nobody", "dung");

    [Fact]
    public void A7_somebody_is_named() => Name([], "chi").ThenRefused("focal-person.nobody-named", "persons");
}
