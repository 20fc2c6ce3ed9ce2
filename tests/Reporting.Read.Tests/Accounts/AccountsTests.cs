using Reporting.Domain.Accounts;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Accounts;

public sealed class AccountsTests
{
    [Fact]
    public async Task Accounts_are_shown_to_those_who_may_see_a_unit_they_have_a_grant_for()
    {
        await using var story = await Province.Begin();
        await story.Account("operator", new Grant(Role.Administer, Grant.WholeRegister));
        await story.Account("binh", new Grant(Role.Enter, Province.Unit("D1A")), new Grant(Role.Sign, Province.Unit("D1B")));
        await story.Account("chi", new Grant(Role.Enter, Province.Unit("D2A")));
        await story.Append(Province.AccountOf("chi").Value, new AccountRolesGranted(
            Province.AccountOf("chi"), [new Grant(Role.Enter, Province.Unit("D2A")), new Grant(Role.Read, Province.Unit("D2"))],
            story.By));
        await story.Settle();

        Assert.Equal("binh,chi,operator", await Names(story, story.Caller().Scope));
        Assert.Equal("binh", await Names(story, new ReadScope([Province.Unit("D1").Value])));
        Assert.Equal("chi", await Names(story, new ReadScope([Province.Unit("D2").Value, Province.Unit("D2A").Value])));
        Assert.Equal("", await Names(story, ReadScope.Nothing));
    }

    private static async Task<string> Names(Story story, ReadScope scope) =>
        string.Join(',', Assert.IsType<Answer<Slice<AccountRow>>.Given>(await AccountsQuery.List(
            story.Db, new PageRequest(), ["user_name"], story.Caller(scope), Story.Ct))
            .Value.Items.Select(item => item.Row.UserName));
}
