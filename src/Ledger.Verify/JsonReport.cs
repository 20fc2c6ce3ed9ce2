using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Verify.Signatures;

namespace Ledger.Verify;

/// <summary>The result for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Arguments arguments, Findings findings) => new JsonObject
    {
        ["verdict"] = Word(findings.Verdict),
        ["exitCode"] = (int)findings.Verdict,
        ["command"] = arguments.Command,
        ["findings"] = new JsonArray([.. findings.Found.Select(finding => new JsonObject
        {
            ["verdict"] = Word(finding.Verdict), ["where"] = finding.Where, ["what"] = finding.What,
        })]),
        ["furtherFindings"] = findings.NotKept,
        ["signatures"] = new JsonArray([.. findings.Signatures.Select(Signature)]),
        ["notes"] = new JsonArray([.. findings.Notes.Select(note => (JsonNode)note)]),
        ["facts"] = new JsonObject([.. findings.Facts.Select(fact => KeyValuePair.Create(fact.Name, (JsonNode?)fact.Value))]),
    }.ToJsonString(Indented);

    private static JsonObject Signature(SignatureResult result) => new()
    {
        ["event"] = result.Where, ["act"] = result.Act, ["account"] = result.Account, ["holder"] = result.Holder,
        ["provenAt"] = result.ProvenAt?.ToString("O"), ["result"] = result.Word,
        ["checks"] = new JsonArray([.. result.Looks.Select(look => new JsonObject
        {
            ["what"] = look.What, ["verdict"] = Word(look.Verdict), ["detail"] = look.Detail,
        })]),
    };

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Proven => "proven",
        Verdict.Altered => "altered",
        _ => "cannot_tell",
    };
}
