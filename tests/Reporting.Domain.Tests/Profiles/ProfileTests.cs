using System.Text;
using System.Text.Json.Nodes;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;

namespace Reporting.Domain.Tests.Profiles;

/// <summary>What differs between deployments is data, judged when it is read.</summary>
public sealed class ProfileTests
{
    public static TheoryData<string> Names() => [.. ProfileJson.Names];

    [Fact]
    public void A_profile_comes_along_for_each_regulation_and_one_for_all() =>
        Assert.Equal(["bacgiang", "chung", "haiphong", "hanoi", "thanhhoa"], ProfileJson.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_profile_is_called_as_its_file(string name)
    {
        var profile = ProfileJson.Named(name);
        Assert.Equal(name, profile.Name);
        Assert.Equal(24, profile.Notices.UpgradeHours);
        Assert.Equal(3, profile.Notices.SuspensionWorkingDays);
        Assert.False(profile.Calendar.DeadlineDayIncluded);
        Assert.Contains(
            new DeadlineRule { Kind = PeriodKind.Day, DaysAfter = 1, Time = new TimeOnly(16, 30) },
            profile.Calendar.Deadlines);
        Assert.Contains(
            new DeadlineRule { Kind = PeriodKind.HalfMonth, Part = 2, MonthsAfter = 1, DayOfMonth = 5 },
            profile.Calendar.Deadlines);
    }

    [Theory]
    [InlineData("hanoi", 3, 3, 5, SendBy.System)]
    [InlineData("haiphong", null, 5, 10, SendBy.System)]
    [InlineData("thanhhoa", null, 3, 5, SendBy.Clerk)]
    [InlineData("bacgiang", 6, 3, 5, SendBy.System)]
    public void A5_B4_E6_the_regulations_differ(string name, int? months, int trial, int update, SendBy sends)
    {
        var profile = ProfileJson.Named(name);
        Assert.Equal(months, profile.Accounts.PasswordMaxAgeMonths);
        Assert.Equal((trial, update), (profile.Catalogues.TrialWorkingDays, profile.Catalogues.UpdateDays));
        Assert.Equal(sends, profile.Reports.SendBy);
    }

    [Fact]
    public void A3_only_Ha_Noi_makes_user_names_of_person_and_unit_and_only_Bac_Giang_has_a_day() => Assert.Equal(
        [("bacgiang", 1, false), ("haiphong", null, false), ("hanoi", null, true), ("thanhhoa", null, false)],
        ProfileJson.Names.Where(name => name != ProfileJson.Default).Select(ProfileJson.Named).Select(p =>
            (p.Name, p.Accounts.RequestWorkingDays, p.Accounts.UserNamePattern == UserNamePattern.NameAndUnit)));

    [Theory]
    [InlineData("$.timeZone", "\"Hanoi\"", "timeZone")]
    [InlineData("$.name", "\"a b\"", "name")]
    [InlineData("$.catalogues.trialWorkingDays", "0", "trialWorkingDays")]
    [InlineData("$.catalogues.trialWorkingDays", "\"3\"", "trialWorkingDays")]
    [InlineData("$.notices.upgradeHours", "null", "upgradeHours")]
    [InlineData("$.accounts.passwordMaxAgeMonths", "99", "passwordMaxAgeMonths")]
    [InlineData("$.accounts.userNamePattern", "\"ten\"", "userNamePattern")]
    [InlineData("$.legalBases", "[]", "no legal basis")]
    [InlineData("$.calendar.workingHours", "[]", "workingHours")]
    [InlineData("$.calendar.workingHours", """[{"from":"13:00:00","to":"12:00:00"}]""", "workingHours[0]")]
    [InlineData("$.calendar.deadlines", """[{"kind":"month"}]""", "deadlines[0]")]
    [InlineData("$.calendar.deadlines", """[{"kind":"month","dayOfMonth":31}]""", "dayOfMonth")]
    [InlineData("$.calendar.deadlines", """[{"kind":"month","part":1,"dayOfMonth":2}]""", "part")]
    [InlineData("$.calendar.deadlines", """[{"kind":"year","dayOfMonth":2},{"kind":"year","dayOfMonth":3}]""", "two")]
    [InlineData("$.reports.signatures", """["leader","leader"]""", "signatures")]
    [InlineData("$.reports.sendBy", "1", "sendBy")]
    [InlineData("$.colour", "1", "colour")]
    public void A_slip_is_named(string place, string value, string message)
    {
        var profile = Hanoi();
        var steps = place.Split('.')[1..];
        var node = steps[..^1].Aggregate((JsonNode)profile, (at, step) => at[step]!);
        node[steps[^1]] = JsonNode.Parse(value);
        var wrong = Assert.Throws<ProfileException>(() => ProfileJson.Read(Encoding.UTF8.GetBytes(profile.ToJsonString())));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_profile_is_refused()
    {
        Assert.Throws<ProfileException>(() => ProfileJson.Read("null"u8));
        Assert.Throws<ProfileException>(() => ProfileJson.Read("{"u8));
        Assert.Contains("saigon", Assert.Throws<ProfileException>(() => ProfileJson.Named("saigon")).Message,
            StringComparison.Ordinal);
    }

    private static JsonObject Hanoi()
    {
        using var file = typeof(ProfileJson).Assembly.GetManifestResourceStream("profiles.hanoi.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
