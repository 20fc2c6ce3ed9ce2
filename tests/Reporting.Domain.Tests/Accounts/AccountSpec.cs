using Reporting.Domain.Accounts;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public abstract class AccountSpec
{
    protected static readonly Grant EnterXuan = new(Role.Enter, Xuan), SignXuan = new(Role.Sign, Xuan);
    protected static readonly Mandate Letter = new("12/CV-SYT");
    protected static readonly DateOnly Today = new(2026, 8, 3);

    protected static readonly AccountRegistered LanRegistered =
        new(Account.IdOf("lan_xuan"), "lan_xuan", "Nguyễn Thị Lan", [EnterXuan], Ana);

    protected static readonly AccountId Lan = LanRegistered.AccountId;
    protected static readonly AccountRevoked LanRevoked = new(Lan, "Nghỉ việc", Letter, Ana);

    protected static Spec<Account, AccountEvent>.Before Given(params AccountEvent[] history) =>
        new Spec<Account, AccountEvent>(Account.Initial, Account.Evolve).Given(history);
}
