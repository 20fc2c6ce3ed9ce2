using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Accounts;

/// <summary>The stored name and JSON of every event of a request.</summary>
public static class AccountRequestEventCodec
{
    private static readonly AccountRequestJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(AccountRequestEvent happened) => happened switch
    {
        AccountActRequested e => Write("account_act_requested", e, Json.AccountActRequested),
        AccountRequestDeclined e => Write("account_request_declined", e, Json.AccountRequestDeclined),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static AccountRequestEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "account_act_requested" => Read(json, Json.AccountActRequested),
        "account_request_declined" => Read(json, Json.AccountRequestDeclined),
        _ => throw new UnknownEventException(name, "an account request"),
    };
}

[JsonSerializable(typeof(AccountActRequested))]
[JsonSerializable(typeof(AccountRequestDeclined))]
internal sealed partial class AccountRequestJson : JsonSerializerContext;
