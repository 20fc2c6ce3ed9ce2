using System.Text;
using System.Text.Json.Nodes;
using Reporting.EventStore;

namespace Reporting.Signatures.Tests;

/// <summary>A payload has one written form, and nothing else is read.</summary>
public sealed class PayloadTests
{
    private static string Written => Encoding.UTF8.GetString(World.Payload.ToBytes());

    [Fact]
    public void J1_a_payload_is_written_as_RFC_8785_says()
    {
        Assert.Equal(
            """
            {"act":"approve","attachments":[{"bytes":1234,"name":"Báo cáo.pdf","sha256":"@attachment"}],"capacity":"KT.","context":"vn.reporting/signature/v1","expiresAt":"2026-11-22T05:10:00Z","figures":"@figures","form":{"code":"kt-thang","hash":"@form","version":2},"issuedAt":"2026-11-22T04:55:00Z","ledgerHead":{"root":"","size":0},"nonce":"00112233445566778899aabbccddeeff","notStateSecret":true,"org":"X08","period":"2026-10","report":"0d9c2c0e-6a39-4d1c-9a39-56ad0f8b1a01","signer":"001085012345","streamVersion":7,"view":"@view"}
            """.Replace("@attachment", World.Hash("attachment")).Replace("@figures", World.Hash("figures"))
                .Replace("@form", World.Hash("form")).Replace("@view", World.Hash("view")),
            Written);
        Assert.Equal(World.Payload.ToBytes(), JsonCanonicalizer.Canonicalize(World.Payload.ToBytes()));
    }

    [Fact]
    public void J1_what_was_written_is_read_back()
    {
        var read = SignaturePayload.Parse(World.Payload.ToBytes());
        Assert.Equal(World.Payload.Attachments, read.Attachments);
        Assert.Equal(World.Payload, read with { Attachments = World.Payload.Attachments });
    }

    [Theory]
    [InlineData("context", "vn.reporting/signature/v2")]
    [InlineData("act", "APPROVE")]
    [InlineData("act", "seal")]
    [InlineData("report", "0D9C2C0E-6A39-4D1C-9A39-56AD0F8B1A01")]
    [InlineData("streamVersion", 0)]
    [InlineData("period", "")]
    [InlineData("period", "a\u0000b")]
    [InlineData("capacity", "QD.")]
    [InlineData("figures", "00")]
    [InlineData("view", "AA")]
    [InlineData("nonce", "0011")]
    [InlineData("issuedAt", "2026-11-22T04:55:00+00:00")]
    [InlineData("issuedAt", "2026-11-22T04:55:00.5Z")]
    [InlineData("expiresAt", "2026-11-22T05:10:01Z")]
    [InlineData("expiresAt", "2026-11-22T04:55:00Z")]
    [InlineData("personSignature", "00")]
    [InlineData("signer", null)]
    [InlineData("form", null)]
    [InlineData("attachments", null)]
    [InlineData("further", "field")]
    public void J1_a_field_that_is_not_well_formed_is_refused(string field, object? value)
    {
        var json = JsonNode.Parse(Written)!;
        json[field] = value is int number ? number : (string?)value;
        Refused(json);
    }

    [Fact]
    public void J1_every_field_has_to_be_there()
    {
        foreach (var field in JsonNode.Parse(Written)!.AsObject().Select(pair => pair.Key).ToList())
        {
            var json = JsonNode.Parse(Written)!.AsObject();
            json.Remove(field);
            Refused(json);
        }
    }

    [Fact]
    public void J1_what_is_declared_a_state_secret_is_refused()
    {
        var json = JsonNode.Parse(Written)!;
        json["notStateSecret"] = false;
        Refused(json);
    }

    [Fact]
    public void J1_other_bytes_of_the_same_document_are_refused()
    {
        foreach (var text in new[] { " " + Written, Written + "\n", Written.Replace(",", ", "), Written.Replace("X08", "\\u005808"), "\uFEFF" + Written, "1\u0000", "", "[]", "{}", "null" })
            Assert.Throws<FormatException>(() => SignaturePayload.Parse(Encoding.UTF8.GetBytes(text)));
        var swapped = Written.Replace("{\"act\":\"approve\",", "{").Replace("\"view\"", "\"act\":\"approve\",\"view\"");
        Assert.Throws<FormatException>(() => SignaturePayload.Parse(Encoding.UTF8.GetBytes(swapped)));
    }

    [Fact]
    public void J1_a_payload_that_would_not_be_read_is_not_written()
    {
        Assert.Throws<FormatException>(() => (World.Payload with { Nonce = "x" }).ToBytes());
        Assert.Throws<FormatException>(() => (World.Payload with { IssuedAt = World.Noon.AddTicks(1) }).ToBytes());
        Assert.Throws<FormatException>(() => (World.Payload with { PersonSignature = World.Hash("a") }).ToBytes());
        Assert.Throws<FormatException>(() => (World.Payload with { ExpiresAt = World.Noon.AddHours(1) }).ToBytes());
        Assert.Throws<FormatException>(() => (World.Payload with { LedgerHead = new LedgerHead(1, "") }).ToBytes());
    }

    private static void Refused(JsonNode json) => Assert.Throws<FormatException>(() =>
        SignaturePayload.Parse(JsonCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(json.ToJsonString()))));
}
