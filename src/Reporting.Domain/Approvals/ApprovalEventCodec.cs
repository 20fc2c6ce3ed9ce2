using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Approvals;

/// <summary>The stored name and JSON of every event of approval rules. Written out by hand: a class may be renamed, a
/// name may not.</summary>
public static class ApprovalEventCodec
{
    private static readonly ApprovalJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(ApprovalEvent happened) => happened switch
    {
        ApprovalRuleIssued e => Write("approval_rule_issued", e, Json.ApprovalRuleIssued),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static ApprovalEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "approval_rule_issued" => Read(json, Json.ApprovalRuleIssued),
        _ => throw new UnknownEventException(name, "approval rules"),
    };
}

[JsonSerializable(typeof(ApprovalRuleIssued))]
[JsonSerializable(typeof(ImmutableArray<AccountId>))]
internal sealed partial class ApprovalJson : JsonSerializerContext;
