using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reporting.TestKit;

namespace Reporting.EventStore.Tests;

/// <summary>RFC 8785, by its published vectors and by the cases they leave out.</summary>
public sealed class JsonCanonicalizerTests
{
    [Theory]
    [InlineData("""{"b":1,"a":2}""", """{"a":2,"b":1}""")]
    [InlineData(" { \"a\" : [ 1 , -0 , true , null ] } ", """{"a":[1,0,true,null]}""")]
    [InlineData("""{"\u20ac":"\u00e9\u007f\u0008\u001f\/"}""", "{\"€\":\"é\u007f\\b\\u001f/\"}")]
    [InlineData("""[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]""",
        "[333333333.3333333,1e+30,4.5,0.002,1e-27]")]
    [InlineData("""{"\ufb33":1,"\ud83d\ude00":2,"\u00f6":3}""", "{\"ö\":3,\"😀\":2,\"\ufb33\":1}")]
    [InlineData("""{"a\"":{"z":[],"y":{}},"a!":1}""", """{"a!":1,"a\"":{"y":{},"z":[]}}""")]
    [InlineData("\"x\"", "\"x\"")]
    public void Documents_have_one_form(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"b":1,"a":1,"\u0061":1}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""["\udc00\ud800"]""")]
    [InlineData("[1e999]")]
    [InlineData("\ufeff{}")]
    [InlineData("{} []")]
    [InlineData("[1,]")]
    [InlineData("[01]")]
    [InlineData("")]
    public void What_has_no_form_is_refused(string json) => Assert.Throws<FormatException>(() => Canonical(json));

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() => Assert.Throws<FormatException>(
        () => JsonCanonicalizer.Canonicalize([(byte)'"', 0xC3, 0x28, (byte)'"']));

    [Fact]
    public void Nesting_is_limited()
    {
        Assert.Equal(128, Canonical(new string('[', 64) + new string(']', 64)).Length);
        Assert.Throws<FormatException>(() => Canonical(new string('[', 65) + new string(']', 65)));
    }

    [Theory]
    [InlineData("""{"a":9007199254740992}""", true)]
    [InlineData("""{"a":-9007199254740992}""", true)]
    [InlineData("""{"a":9007199254740993}""", false)]
    [InlineData("""{"a":1.0}""", false)]
    [InlineData("""{"a":1E2}""", false)]
    [InlineData("""{"a":"\u0000"}""", false)]
    [InlineData("[]", false)]
    public void A_body_has_narrower_rules(string json, bool isBody)
    {
        var canonicalize = () => JsonCanonicalizer.CanonicalizeBody(Encoding.UTF8.GetBytes(json));
        if (isBody) Assert.Equal(json, Encoding.UTF8.GetString(canonicalize()));
        else Assert.Throws<FormatException>(canonicalize);
    }

    [Fact]
    public void The_published_documents_come_out_byte_for_byte()
    {
        var folder = Vectors();
        var inputs = Directory.GetFiles(Path.Combine(folder, "input"));
        Assert.Equal(6, inputs.Length);
        foreach (var input in inputs)
        {
            var wanted = File.ReadAllBytes(Path.Combine(folder, "output", Path.GetFileName(input)));
            Assert.Equal(wanted, JsonCanonicalizer.Canonicalize(File.ReadAllBytes(input)));
        }
    }

    [Fact]
    public void The_published_numbers_come_out_as_ECMAScript_writes_them()
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Vectors(), "numbers.json")));
        var count = 0;
        foreach (var group in numbers.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array))
        {
            foreach (var number in group.Value.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.Object))
            {
                if (!number.TryGetProperty("expected", out var expected) || expected.ValueKind != JsonValueKind.String) continue;
                var bits = ulong.Parse(number.GetProperty("ieee").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                Assert.Equal(expected.GetString(), Number(BitConverter.UInt64BitsToDouble(bits)));
                count++;
            }
        }

        Assert.True(count >= 2_024, $"{count} numbers");
    }

    [Fact]
    public void The_first_100000_generated_numbers_have_the_published_hash()
    {
        using var head = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Vectors(), "es6-static-u64.json")));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new StringBuilder();
        foreach (var bits in Generated(head.RootElement).Take(100_000))
        {
            line.Clear().Append(CultureInfo.InvariantCulture, $"{bits:x},").Append(Number(BitConverter.UInt64BitsToDouble(bits)));
            hash.AppendData(Encoding.ASCII.GetBytes(line.Append('\n').ToString()));
        }

        Assert.Equal(
            "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static IEnumerable<ulong> Generated(JsonElement head)
    {
        var first = head.ValueKind == JsonValueKind.Array ? head : head.EnumerateObject().First(p => p.Value.ValueKind == JsonValueKind.Array).Value;
        foreach (var bits in first.EnumerateArray())
        {
            yield return bits.ValueKind == JsonValueKind.String
                ? ulong.Parse(bits.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : bits.GetUInt64();
        }

        for (var i = 0UL; i < 2_000; i++) yield return 0x0010000000000000UL + i;
        for (var state = SHA256.HashData(new byte[32]); ; state = SHA256.HashData(state))
        {
            for (var i = 0; i < 32; i += 8)
            {
                var value = BitConverter.ToDouble(state, i);
                if (value != 0 && double.IsFinite(value)) yield return BitConverter.ToUInt64(state, i);
            }
        }
    }

    private static string Vectors()
    {
        var folder = SharedFolder.Find("vectors/jcs");
        Assert.SkipUnless(folder is not null, SharedFolder.SkipReason);
        return folder!;
    }

    private static string Number(double value) => Canonical(value.ToString("R", CultureInfo.InvariantCulture));

    private static string Canonical(string json) =>
        Encoding.UTF8.GetString(JsonCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
