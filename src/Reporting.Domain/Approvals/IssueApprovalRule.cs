using Reporting.Domain.Accounts;
using static Reporting.Domain.Decision<Reporting.Domain.Approvals.ApprovalEvent>;

namespace Reporting.Domain.Approvals;

/// <summary>A unit says who checks and signs its reports, for all of them, a regime or a template, within what the profile
/// and the regime ask for (E0).</summary>
public sealed record IssueApprovalRule(UnitId Unit, DateOnly From, AccountId By)
{
    public const int PersonsMax = 20;

    public string? Regime { get; init; }

    public string? Template { get; init; }

    public bool? CheckBeforeSubmit { get; init; }

    /// <summary>User names; null: whoever has the role.</summary>
    public EquatableArray<string>? Checkers { get; init; }

    /// <summary>User names; null: whoever has the role.</summary>
    public EquatableArray<string>? Signers { get; init; }

    /// <summary>User names of those who sign in a signer's place.</summary>
    public EquatableArray<string>? Deputies { get; init; }

    public DateOnly? To { get; init; }

    public string? Document { get; init; }

    /// <summary>Everybody whom it names.</summary>
    public IEnumerable<string> Named => (Checkers ?? []).Concat(Signers ?? []).Concat(Deputies ?? []).Distinct();

    /// <param name="command">The wish.</param>
    /// <param name="accounts">The accounts that it names, by user name; those that exist.</param>
    /// <param name="state">What the unit issued so far.</param>
    public static Decision<ApprovalEvent> Decide(
        IssueApprovalRule command, IReadOnlyDictionary<string, Account> accounts, ApprovalRules state)
    {
        if (Texts.CheckOptional("document", command.Document, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (command.CheckBeforeSubmit == false)
            return Refuse(ApprovalRefusals.CheckTakenAway());
        if (command.To < command.From)
            return Refuse(ApprovalRefusals.DaysReversed());
        if ((CheckNames("checkers", command.Checkers, Role.Check) ?? CheckNames("signers", command.Signers, Role.Sign)
            ?? CheckNames("deputies", command.Deputies, Role.Sign)) is { } names)
            return Refuse(names);
        var issued = new ApprovalRuleIssued(
            command.Unit, command.Regime, command.Template, command.CheckBeforeSubmit, Ids(command.Checkers),
            Ids(command.Signers), Ids(command.Deputies), command.From, command.To, command.Document, command.By);
        return state.Newest(command.Regime, command.Template) is { } earlier && earlier with { By = command.By } == issued
            ? Emit() : Emit(issued);

        Refusal? CheckNames(string field, EquatableArray<string>? named, Role role)
        {
            if (named is not { } names)
                return null;
            if (names.Count is < 1 or > PersonsMax || names.Distinct().Count() != names.Count)
                return ApprovalRefusals.NobodyNamed(field);
            string[] strangers = [.. names.Where(name => accounts.GetValueOrDefault(name) is not { Registered: not null } account
                || !account.Grants.Contains(new Grant(role, command.Unit)))];
            return strangers.Length > 0 ? ApprovalRefusals.NotOfUnit(strangers) : null;
        }
    }

    private static EquatableArray<AccountId>? Ids(EquatableArray<string>? names) =>
        names?.Select(Account.IdOf).ToEquatableArray();
}
