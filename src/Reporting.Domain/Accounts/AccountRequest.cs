using System.Diagnostics;
using Reporting.Domain.Calendars;

namespace Reporting.Domain.Accounts;

/// <summary>A written request for an account. <see cref="Requested"/> is null while nobody registered it.</summary>
public sealed record AccountRequest(AccountActRequested? Requested, bool IsDeclined)
{
    public static readonly AccountRequest Initial = new(Requested: null, IsDeclined: false);

    /// <summary>One document asks for one act on one account once.</summary>
    public static Guid IdOf(string documentNumber, string userName, AccountAct act) =>
        Uuid5.Of("account-request", documentNumber, userName, act.ToString());

    /// <summary>The last day on which a request is done in time: so many working days after its receipt
    /// (BG22 4.3).</summary>
    public static DateOnly Due(DateOnly receivedOn, int workingDays, CalendarVersion calendar) =>
        calendar.AddWorkingDays(receivedOn, workingDays);

    /// <summary>Why an act can't rest on this request, or null.</summary>
    public Refusal? Opposes(AccountAct act, string userName) =>
        Requested is null ? AccountRequestRefusals.Unknown()
        : IsDeclined ? AccountRequestRefusals.Declined()
        : Requested.Act != act || Requested.UserName != userName ? AccountRequestRefusals.ForAnother()
        : null;

    public static AccountRequest Evolve(AccountRequest state, AccountRequestEvent happened) =>
        (state.Requested, happened) switch
        {
            (null, AccountActRequested e) => new AccountRequest(e, IsDeclined: false),
            (not null, AccountRequestDeclined) when !state.IsDeclined => state with { IsDeclined = true },
            _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
        };
}
