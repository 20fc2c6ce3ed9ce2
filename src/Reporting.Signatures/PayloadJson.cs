using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Reporting.EventStore;

namespace Reporting.Signatures;

/// <summary>The written form of a payload. Reading is writing again and comparing: there is one form only.</summary>
internal static class PayloadJson
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private const int TextLengthMax = 500;

    private static readonly string[] Capacities = ["", "TM.", "KT.", "TL.", "TUQ."];

    public static byte[] Write(SignaturePayload payload)
    {
        Check(payload);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("context", SignaturePayload.Context);
            json.WriteString("act", Written(payload.Act));
            json.WriteString("report", payload.Report);
            json.WriteNumber("streamVersion", payload.StreamVersion);
            json.WriteStartObject("form");
            json.WriteString("code", payload.Form.Code);
            json.WriteNumber("version", payload.Form.Version);
            json.WriteString("hash", payload.Form.Hash);
            json.WriteEndObject();
            json.WriteString("period", payload.Period);
            json.WriteString("org", payload.Org);
            json.WriteString("capacity", payload.Capacity);
            json.WriteString("signer", payload.Signer);
            json.WriteString("figures", payload.Figures);
            Attachments(json, payload.Attachments);
            json.WriteString("view", payload.View);
            json.WriteBoolean("notStateSecret", true);
            json.WriteStartObject("ledgerHead");
            json.WriteNumber("size", payload.LedgerHead.Size);
            json.WriteString("root", payload.LedgerHead.Root);
            json.WriteEndObject();
            json.WriteString("nonce", payload.Nonce);
            json.WriteString("issuedAt", Written(payload.IssuedAt));
            json.WriteString("expiresAt", Written(payload.ExpiresAt));
            if (payload.PersonSignature is { } person) json.WriteString("personSignature", person);
            json.WriteEndObject();
        }

        return JsonCanonicalizer.Canonicalize(buffer.WrittenSpan);
    }

    public static SignaturePayload Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != (byte)'{') throw new FormatException("A payload begins with '{'.");
        SignaturePayload payload;
        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray());
            payload = Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("Not a payload: " + e.Message, e);
        }

        if (!Write(payload).AsSpan().SequenceEqual(bytes))
            throw new FormatException("Not the one written form of a payload.");
        return payload;
    }

    private static SignaturePayload Read(JsonElement json)
    {
        if (Text(json, "context") != SignaturePayload.Context) throw new FormatException("Another context.");
        if (!json.GetProperty("notStateSecret").GetBoolean()) throw new FormatException("notStateSecret is false.");
        var (form, head) = (json.GetProperty("form"), json.GetProperty("ledgerHead"));
        return new SignaturePayload
        {
            Act = ReadAct(Text(json, "act")),
            Report = json.GetProperty("report").GetGuid(),
            StreamVersion = json.GetProperty("streamVersion").GetInt64(),
            Form = new FormReference(Text(form, "code"), form.GetProperty("version").GetInt32(), Text(form, "hash")),
            Period = Text(json, "period"),
            Org = Text(json, "org"),
            Capacity = Text(json, "capacity"),
            Signer = Text(json, "signer"),
            Figures = Text(json, "figures"),
            Attachments =
            [
                .. json.GetProperty("attachments").EnumerateArray().Select(file => new SignedAttachment(
                    Text(file, "name"), file.GetProperty("bytes").GetInt64(), Text(file, "sha256"))),
            ],
            View = Text(json, "view"),
            LedgerHead = new LedgerHead(head.GetProperty("size").GetInt64(), Text(head, "root")),
            Nonce = Text(json, "nonce"),
            IssuedAt = ReadTime(Text(json, "issuedAt")),
            ExpiresAt = ReadTime(Text(json, "expiresAt")),
            PersonSignature = json.TryGetProperty("personSignature", out var person) ? person.GetString() : null,
        };
    }

    private static void Attachments(Utf8JsonWriter json, IReadOnlyList<SignedAttachment> attachments)
    {
        json.WriteStartArray("attachments");
        foreach (var file in attachments)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Check(SignaturePayload payload)
    {
        Must(payload.StreamVersion > 0, "streamVersion");
        Must(payload.Form.Version > 0 && IsText(payload.Form.Code) && IsHex(payload.Form.Hash, 32), "form");
        Must(IsText(payload.Period), "period");
        Must(IsText(payload.Org), "org");
        Must(Capacities.Contains(payload.Capacity, StringComparer.Ordinal), "capacity");
        Must(IsText(payload.Signer), "signer");
        Must(IsHex(payload.Figures, 32), "figures");
        Must(payload.Attachments.All(f => IsText(f.Name) && f.Bytes >= 0 && IsHex(f.Sha256, 32)), "attachments");
        Must(IsHex(payload.View, 32), "view");
        Must(payload.LedgerHead == LedgerHead.Empty
            || (payload.LedgerHead.Size > 0 && IsHex(payload.LedgerHead.Root, 32)), "ledgerHead");
        Must(IsHex(payload.Nonce, 16), "nonce");
        Must(IsWhole(payload.IssuedAt), "issuedAt");
        Must(IsWhole(payload.ExpiresAt) && payload.ExpiresAt > payload.IssuedAt
            && payload.ExpiresAt - payload.IssuedAt <= SignaturePayload.Lifetime, "expiresAt");
        Must(payload.Act == SignatureAct.Seal
            ? payload.PersonSignature is { } hash && IsHex(hash, 32)
            : payload.PersonSignature is null, "personSignature");
    }

    private static void Must(bool holds, string field)
    {
        if (!holds) throw new FormatException($"The payload's {field} is not well-formed.");
    }

    // Text is NFC where it enters the system; here it is taken as it is.
    private static bool IsText(string text) =>
        text.Length is > 0 and <= TextLengthMax && !text.Any(char.IsControl);

    private static bool IsHex(string text, int byteCount) =>
        text.Length == byteCount * 2 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsWhole(DateTimeOffset time) =>
        time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerSecond == 0;

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"The payload's {name} is null.");

    private static string Written(DateTimeOffset time) => time.ToString(Time, CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.TryParseExact(
            text, Time, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time : throw new FormatException($"'{text}' is not a time of a payload.");

    private static string Written(SignatureAct act) => act switch
    {
        SignatureAct.Approve => "approve",
        SignatureAct.Issue => "issue",
        SignatureAct.Correct => "correct",
        SignatureAct.Return => "return",
        SignatureAct.Seal => "seal",
        _ => throw new FormatException("The payload's act is not well-formed."),
    };

    private static SignatureAct ReadAct(string text) => text switch
    {
        "approve" => SignatureAct.Approve,
        "issue" => SignatureAct.Issue,
        "correct" => SignatureAct.Correct,
        "return" => SignatureAct.Return,
        "seal" => SignatureAct.Seal,
        _ => throw new FormatException($"'{text}' is not an act."),
    };
}
