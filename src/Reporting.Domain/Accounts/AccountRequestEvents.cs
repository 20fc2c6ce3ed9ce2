using System.Text.Json.Serialization;

namespace Reporting.Domain.Accounts;

/// <summary>What a written request for an account asks for (A3, A5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountAct>))]
public enum AccountAct
{
    [JsonStringEnumMemberName("issue")] Issue,
    [JsonStringEnumMemberName("change")] Change,
    [JsonStringEnumMemberName("lock")] Lock,
    [JsonStringEnumMemberName("unlock")] Unlock,
    [JsonStringEnumMemberName("revoke")] Revoke,
    [JsonStringEnumMemberName("reissue-password")] ReissuePassword,
}

// Stored for ever, as AccountEvent is (docs/adr/0004).
public abstract record AccountRequestEvent
{
    private protected AccountRequestEvent() { }
}

/// <summary>A unit asked in writing for something to be done to an account. It is done by the account's own event that
/// names this request.</summary>
/// <param name="DueOn">The last day on which doing it is in time, or null where no act says one.</param>
/// <param name="DueBefore">The end of that day.</param>
public sealed record AccountActRequested(
    Guid RequestId, AccountAct Act, string UserName, UnitId Unit, string DocumentNumber, DateOnly ReceivedOn,
    DateOnly? DueOn, DateTimeOffset? DueBefore, string? Note, AccountId By) : AccountRequestEvent;

/// <summary>It will not be done.</summary>
public sealed record AccountRequestDeclined(Guid RequestId, string Reason, AccountId By) : AccountRequestEvent;
