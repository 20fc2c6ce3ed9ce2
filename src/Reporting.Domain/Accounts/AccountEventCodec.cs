using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Accounts;

/// <summary>The stored name and JSON of every account event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class AccountEventCodec
{
    /// <summary>The stored names, for those who read them all.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "account_registered", "account_roles_granted", "account_post_changed", "account_locked", "account_unlocked",
        "account_revoked", "account_delegated", "delegation_ended", "password_changed", "password_loss_reported",
        "password_reissued", "password_released",
    ];

    private static readonly AccountJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(AccountEvent happened) => happened switch
    {
        AccountRegistered e => Write("account_registered", e, Json.AccountRegistered),
        AccountRolesGranted e => Write("account_roles_granted", e, Json.AccountRolesGranted),
        AccountPostChanged e => Write("account_post_changed", e, Json.AccountPostChanged),
        AccountLocked e => Write("account_locked", e, Json.AccountLocked),
        AccountUnlocked e => Write("account_unlocked", e, Json.AccountUnlocked),
        AccountRevoked e => Write("account_revoked", e, Json.AccountRevoked),
        AccountDelegated e => Write("account_delegated", e, Json.AccountDelegated),
        DelegationEnded e => Write("delegation_ended", e, Json.DelegationEnded),
        PasswordChanged e => Write("password_changed", e, Json.PasswordChanged),
        PasswordLossReported e => Write("password_loss_reported", e, Json.PasswordLossReported),
        PasswordReissued e => Write("password_reissued", e, Json.PasswordReissued),
        PasswordReleased e => Write("password_released", e, Json.PasswordReleased),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static AccountEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "account_registered" => Read(json, Json.AccountRegistered),
        "account_roles_granted" => Read(json, Json.AccountRolesGranted),
        "account_post_changed" => Read(json, Json.AccountPostChanged),
        "account_locked" => Read(json, Json.AccountLocked),
        "account_unlocked" => Read(json, Json.AccountUnlocked),
        "account_revoked" => Read(json, Json.AccountRevoked),
        "account_delegated" => Read(json, Json.AccountDelegated),
        "delegation_ended" => Read(json, Json.DelegationEnded),
        "password_changed" => Read(json, Json.PasswordChanged),
        "password_loss_reported" => Read(json, Json.PasswordLossReported),
        "password_reissued" => Read(json, Json.PasswordReissued),
        "password_released" => Read(json, Json.PasswordReleased),
        _ => throw new UnknownEventException(name, "an account"),
    };
}

[JsonSerializable(typeof(AccountRegistered))]
[JsonSerializable(typeof(AccountRolesGranted))]
[JsonSerializable(typeof(AccountPostChanged))]
[JsonSerializable(typeof(AccountLocked))]
[JsonSerializable(typeof(AccountUnlocked))]
[JsonSerializable(typeof(AccountRevoked))]
[JsonSerializable(typeof(AccountDelegated))]
[JsonSerializable(typeof(DelegationEnded))]
[JsonSerializable(typeof(PasswordChanged))]
[JsonSerializable(typeof(PasswordLossReported))]
[JsonSerializable(typeof(PasswordReissued))]
[JsonSerializable(typeof(PasswordReleased))]
[JsonSerializable(typeof(ImmutableArray<Grant>))]
internal sealed partial class AccountJson : JsonSerializerContext;
