using System.Text.Json.Serialization;

namespace Reporting.Domain.Accounts;

/// <summary>What an account may do for a unit (A4). Enter, check, sign, send and accept hold for that unit alone (J1a);
/// administer, read and audit hold for its whole subtree (F5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    [JsonStringEnumMemberName("enter")] Enter,
    [JsonStringEnumMemberName("sign")] Sign,
    [JsonStringEnumMemberName("accept")] Accept,
    [JsonStringEnumMemberName("administer")] Administer,
    [JsonStringEnumMemberName("read")] Read,
    [JsonStringEnumMemberName("check")] Check,
    [JsonStringEnumMemberName("send")] Send,
    [JsonStringEnumMemberName("audit")] Audit,
}

/// <summary>A role for a unit, or for <see cref="WholeRegister"/>.</summary>
public sealed record Grant(Role Role, UnitId Unit)
{
    /// <summary>Stands for every unit, whatever the roots are: the id of all zeros, which no unit has. The first
    /// account is granted
    /// it, before there is any unit.</summary>
    public static readonly UnitId WholeRegister;
}

/// <summary>Whose account it is (A3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Holder>))]
public enum Holder
{
    [JsonStringEnumMemberName("person")] Person,
    [JsonStringEnumMemberName("unit")] Unit,
}

/// <summary>Why an account is locked (A3, A5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LockCause>))]
public enum LockCause
{
    [JsonStringEnumMemberName("transfer")] Transfer,
    [JsonStringEnumMemberName("leave")] Leave,
    [JsonStringEnumMemberName("retirement")] Retirement,
    [JsonStringEnumMemberName("misuse")] Misuse,
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>What became of a password (A5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LossCause>))]
public enum LossCause
{
    [JsonStringEnumMemberName("lost")] Lost,
    [JsonStringEnumMemberName("stolen")] Stolen,
    [JsonStringEnumMemberName("misused")] Misused,
}

/// <summary>What an act on an account rests on: the number of the written request, and the request where it was
/// registered (A3).</summary>
public sealed record Mandate(string? DocumentNumber = null, Guid? Request = null);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record AccountEvent
{
    private protected AccountEvent() { }
}

/// <summary>An account was issued. Its password is kept apart from the events (J3).</summary>
public sealed record AccountRegistered(
    AccountId AccountId, string UserName, string DisplayName, EquatableArray<Grant> Grants, AccountId By,
    Holder? Holder = null, UnitId? Unit = null, Mandate? Mandate = null) : AccountEvent;

/// <summary>An account may do more, from now on.</summary>
public sealed record AccountRolesGranted(
    AccountId AccountId, EquatableArray<Grant> Grants, AccountId By, Mandate? Mandate = null) : AccountEvent;

/// <summary>Its holder has another post: these roles take the place of all earlier ones, and who acted for somebody
/// doesn't any more.</summary>
public sealed record AccountPostChanged(
    AccountId AccountId, UnitId? Unit, EquatableArray<Grant> Grants, string Reason, Mandate Mandate, AccountId By)
    : AccountEvent;

/// <summary>Nobody acts with it from a day on, until it is unlocked.</summary>
public sealed record AccountLocked(
    AccountId AccountId, LockCause Cause, DateOnly From, string Reason, Mandate Mandate, AccountId By) : AccountEvent;

/// <summary>Its holder acts again.</summary>
public sealed record AccountUnlocked(AccountId AccountId, string Reason, Mandate Mandate, AccountId By) : AccountEvent;

/// <summary>Nobody ever acts with it again.</summary>
public sealed record AccountRevoked(AccountId AccountId, string Reason, Mandate Mandate, AccountId By) : AccountEvent;

/// <summary>It acts for another account, in these roles, from one day to another, both included.</summary>
public sealed record AccountDelegated(
    AccountId AccountId, AccountId For, EquatableArray<Grant> Grants, DateOnly From, DateOnly Until, string Reason,
    Mandate Mandate, AccountId By) : AccountEvent;

/// <summary>It acts for that account no more.</summary>
public sealed record DelegationEnded(AccountId AccountId, AccountId For, string Reason, AccountId By) : AccountEvent;

/// <summary>Its holder changed the password; which change it was, so that one that is sent twice is one.</summary>
public sealed record PasswordChanged(AccountId AccountId, Guid Change, AccountId By) : AccountEvent;

/// <summary>The password got lost, or into other hands.</summary>
public sealed record PasswordLossReported(AccountId AccountId, LossCause Cause, string Note, AccountId By)
    : AccountEvent;

/// <summary>The operator gave a first password anew, as the unit's administrator had requested.</summary>
public sealed record PasswordReissued(AccountId AccountId, Guid Request, string DocumentNumber, AccountId By)
    : AccountEvent;

/// <summary>Signing in by password goes on after too many failures.</summary>
public sealed record PasswordReleased(
    AccountId AccountId, int FailureCount, DateTimeOffset LastFailureAt, string Reason, AccountId By) : AccountEvent;
