using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Accounts;

/// <summary>The stored name and JSON of every account event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class AccountEventCodec
{
    private static readonly AccountJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(AccountEvent happened) => happened switch
    {
        AccountRegistered e => Write("account_registered", e, Json.AccountRegistered),
        AccountRolesGranted e => Write("account_roles_granted", e, Json.AccountRolesGranted),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static AccountEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "account_registered" => Read(json, Json.AccountRegistered),
        "account_roles_granted" => Read(json, Json.AccountRolesGranted),
        _ => throw new UnknownEventException(name, "an account"),
    };
}

[JsonSerializable(typeof(AccountRegistered))]
[JsonSerializable(typeof(AccountRolesGranted))]
[JsonSerializable(typeof(ImmutableArray<Grant>))]
internal sealed partial class AccountJson : JsonSerializerContext;
