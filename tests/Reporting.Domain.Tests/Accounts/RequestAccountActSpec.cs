using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Accounts;

public sealed class RequestAccountActSpec
{
    private static readonly DateOnly Friday = new(2026, 8, 7);
    private static readonly RequestAccountAct Ask = new(
        AccountAct.Issue, "lan_xuan", Xuan, "7/CV", Friday, new(2026, 8, 10), Noon, "Cán bộ mới", Binh);

    private static readonly AccountActRequested Asked = new(
        AccountRequest.IdOf("7/CV", "lan_xuan", AccountAct.Issue), AccountAct.Issue, "lan_xuan", Xuan, "7/CV", Friday,
        new(2026, 8, 10), Noon, "Cán bộ mới", Binh);

    private static Spec<AccountRequest, AccountRequestEvent>.Before Given(params AccountRequestEvent[] history) =>
        new Spec<AccountRequest, AccountRequestEvent>(AccountRequest.Initial, AccountRequest.Evolve).Given(history);

    private static Decision<AccountRequestEvent> Decide(RequestAccountAct command, AccountRequest state) =>
        RequestAccountAct.Decide(command, Friday, state);

    [Fact]
    public void A3_a_request_is_recorded_with_its_document() => Given().When(Decide, Ask).Then(Asked);

    [Theory]
    [InlineData("2026-08-06", "2026-08-07")]
    [InlineData("2026-08-07", "2026-08-10")]
    [InlineData("2026-08-08", "2026-08-10")]
    public void A3_it_is_due_one_working_day_after_its_receipt(string received, string due) => Assert.Equal(
        DateOnly.Parse(due, null),
        AccountRequest.Due(DateOnly.Parse(received, null), 1, CalendarVersion.First));

    [Fact]
    public void A3_a_public_holiday_is_no_working_day()
    {
        var monday = new DateOnly(2026, 8, 10);
        var calendar = CalendarVersion.First with
        {
            Days = CalendarVersion.First.Days.Add(
                monday, new SpecialDay(monday, SpecialDayKind.Statutory, "Nghỉ lễ", "112", IsProvisional: false)),
        };
        Assert.Equal(new DateOnly(2026, 8, 11), AccountRequest.Due(Friday, 1, calendar));
    }

    [Fact]
    public void What_is_malformed_is_refused()
    {
        Given().When(Decide, Ask with { UserName = "Lan" }).ThenRefused("account.user-name-malformed", "userName");
        Given().When(Decide, Ask with { DocumentNumber = "" }).ThenRefused("text.blank", "documentNumber");
        Given().When(Decide, Ask with { Note = "" }).ThenRefused("text.blank", "note");
        Given().When(Decide, Ask with { ReceivedOn = Friday.AddDays(1) })
            .ThenRefused("account-request.received-later", "receivedOn");
    }

    [Fact]
    public void One_document_asks_for_an_act_once() =>
        Given(Asked).When(Decide, Ask with { Unit = Thu }).ThenRefused("account-request.taken", "documentNumber");
}
