using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Ledger.Verify.Signatures;

/// <summary>Judges one signature of a report, by the events that the ledger proves and the bytes that these name by their hash.
/// Today's date plays no part, and nobody is called.</summary>
/// <param name="signed">The event that made the signature count.</param>
/// <param name="roots">The roots that the reader believes; empty: those that the operator trusted then.</param>
internal sealed class SignatureJudge(
    BundleEvent signed, IReadOnlyList<BundleEvent> events, BundleFiles files, IReadOnlyList<X509Certificate2> roots)
{
    private const string Context = "vn.reporting/signature/v1";

    private readonly List<SignatureLook> looks = [];
    private readonly JsonElement signature = signed.Body.GetProperty("signature");
    private BundleEvent? requested;
    private JsonElement manifest;
    private JsonElement document;
    private byte[] payload = [];
    private SignedFile? file;
    private TrustThen? trust;
    private List<RevocationList> lists = [];
    private List<ResponderAnswer> answers = [];
    private IReadOnlyList<X509Certificate2>? way;
    private DateTimeOffset? at;

    private string Act => Text(signature, "act");

    public SignatureResult Run()
    {
        Look("Tài liệu đúng như trong sổ cái (the document is the ledger's)", Document);
        Look("Số liệu được ký đúng là số liệu của báo cáo (the figures that were signed are the report's)", Content);
        Look("Yêu cầu ký còn hiệu lực (the request was open)", Open, document.ValueKind != JsonValueKind.Undefined);
        Look("Một chữ ký tách rời của một người (one detached signature)", Structure, payload.Length > 0);
        Look("Thuật toán, khóa được phép (algorithms and key)", () => file!.Algorithms(), file is not null);
        Look("Thuộc tính được ký chỉ đúng chứng thư (signed attributes)", () => file!.Attributes(), file is not null);
        Look("Chữ ký đúng (the signature is good)", () => file!.Signature(), file is not null);
        Look("Chính sách, danh sách thu hồi có đủ (policy and lists are there)", Evidence, manifest.ValueKind != JsonValueKind.Undefined);
        Look("Thời điểm được chứng minh, dấu thời gian (proven time, time stamp)", Time, file is not null && trust is not null);
        var isTimed = at is not null && file?.Certificate is not null;
        Look("Chứng thư dùng để ký (certificate for signing)",
            () => CertificateWay.NotForSigning(file!.Certificate!, trust!.CertificatePolicies), isTimed);
        Look("Chứng thư còn hạn, do gốc tin cậy cấp (valid, from a trusted root)", Way, isTimed);
        Look("Không bị thu hồi khi ký (not revoked then)", () => CertificateWay.Revoked(way!, lists, answers, at!.Value), way is not null);
        Look("Sau đó không bị phát hiện thu hồi (nor found revoked later)", Later, way is not null);
        Look("Chứng thư thuộc về người ký (bound to the signer)",
            () => HolderLook.Fault(events, requested!, Text(document, "signer"), file!.Certificate!, trust!, at!.Value),
            isTimed && requested is not null);
        if (Act == "seal")
            Look("Đóng dấu trên chữ ký của người ký (the seal is over the person's signature)", Seal, payload.Length > 0);
        return new SignatureResult(
            string.Create(CultureInfo.InvariantCulture, $"event {signed.Position} ({signed.Type})"), Act, signed.Text("by") ?? "",
            file?.Certificate?.Subject ?? "", at, looks);
    }

    private string? Document()
    {
        var id = Text(signature, "request");
        requested = events.FirstOrDefault(one =>
            one.Stream == signed.Stream && one.Type == "signature_requested" && one.Text("request") == id)
            ?? throw new NotKnownException($"the event that asked for signature {id} is not in the bundle");
        manifest = Json(files.Open(Text(signature, "evidence"), "evidence"));
        payload = files.Open(Text(manifest, "payload"), "document");
        document = Json(payload);
        return requested.Text("payload") != Encoding.UTF8.GetString(payload) ? "it is not the one that was asked to be signed"
            : payload[0] != '{' || !Jcs.Canonical((ReadOnlySpan<byte>)payload).AsSpan().SequenceEqual(payload) ? "it is not in its one written form"
            : Text(document, "context") != Context ? "it is for something else"
            : Text(document, "report") != signed.Stream.ToString() ? "it is about another report"
            : Text(document, "act") != Act || requested.Text("act") != Act ? "it is for another act"
            : Text(document, "view") != requested.Text("view") ? "it was shown as something else"
            : null;
    }

    /// <summary>The content lies in the bundle under its hash, so the figures can be read where they were signed.</summary>
    private string? Content()
    {
        var hash = Text(document, "figures");
        if ((signed.Text("contentHash") ?? hash) != hash)
            return "the event speaks of another content";
        var content = Json(files.Open(hash, "content"));
        foreach (var accepted in events.Where(one => one.Stream == signed.Stream && one.Type == "report_accepted"
            && one.Text("contentHash") == hash))
        {
            foreach (var figure in accepted.Body.GetProperty("figures").EnumerateArray())
            {
                var name = Text(figure, "indicator");
                if (!content.GetProperty("figures").TryGetProperty(name, out var value)
                    || value.GetString() != Text(figure, "value"))
                    return string.Create(CultureInfo.InvariantCulture,
                        $"event {accepted.Position} says {name} = {Text(figure, "value")}, and {value} was signed");
            }
        }
        return null;
    }

    private string? Open()
    {
        var received = manifest.GetProperty("receivedAt").GetDateTimeOffset();
        return received < document.GetProperty("issuedAt").GetDateTimeOffset()
            || received >= document.GetProperty("expiresAt").GetDateTimeOffset() ? "it came outside the request's time"
            : received > signed.At.AddSeconds(1) ? "it is said to have come after the ledger recorded it"
            : document.GetProperty("streamVersion").GetInt64() >= requested!.Version ? "it is over a later version of the report"
            : null;
    }

    private string? Structure()
    {
        var cms = Text(manifest, "cms");
        if (cms != Text(signature, "cms"))
            return "the evidence is about another signature than the event";
        var read = new SignedFile(files.Open(cms, "signature"), payload);
        if (read.Structure() is { } fault)
            return fault;
        file = read;
        return null;
    }

    private string? Evidence()
    {
        lists = [.. Hashes("lists").Select(hash => new RevocationList(files.Open(hash, "list of revoked certificates")))];
        answers = [.. Hashes("answers").Select(hash => new ResponderAnswer(files.Open(hash, "responder's answer")))];
        trust = TrustThen.Parse(files.Open(Text(manifest, "policy"), "trust policy"));
        foreach (var hash in Hashes("chain"))
            files.Open(hash, "certificate");
        return Text(manifest, "verdict") == "valid" ? null : "it was not found valid when it came";
    }

    /// <summary>When it came; the time of a stamp by an authority where that is earlier.</summary>
    private string? Time()
    {
        var received = manifest.GetProperty("receivedAt").GetDateTimeOffset();
        var token = manifest.GetProperty("timestamp") is { ValueKind: JsonValueKind.String } hash
            ? files.Open(hash.GetString()!, "time stamp") : file!.Timestamp;
        if (token is null)
        {
            at = received;
            return trust!.TimestampRequired ? "it has no time stamp" : null;
        }
        var nonce = manifest.GetProperty("timestampNonce") is { ValueKind: JsonValueKind.String } own ? own.GetBytesFromBase64() : null;
        var stamped = TimestampLook.Time(token, file!.Signer, nonce, trust!, lists, answers);
        at = stamped < received ? stamped : received;
        return null;
    }

    private string? Way()
    {
        way = CertificateWay.Find(file!.Certificate!, trust!.Roots, trust.Intermediates.Concat(file.Signer.Certificate is null
            ? [] : Hashes("chain").Select(hash => X509CertificateLoader.LoadCertificate(files.Open(hash, "certificate")))), at!.Value);
        if (way is null)
            return "it does not come from a root that was trusted, or was not valid then";
        return roots.Count == 0 || roots.Any(root => root.RawData.AsSpan().SequenceEqual(way[^1].RawData))
            ? null : $"its root, {way[^1].Subject}, is none of those that were given";
    }

    private string? Later()
    {
        var id = Text(signature, "request");
        return events.Any(one => one.Stream == signed.Stream && one.Type == "signature_invalidated" && one.Text("request") == id)
            ? "an event says that a later list revoked it" : CertificateWay.RevokedLater(way!, lists, at!.Value);
    }

    private string? Seal()
    {
        var person = events.LastOrDefault(one =>
            one.Stream == signed.Stream && one.Type == "report_signed" && one.Position < signed.Position);
        var cms = person is not null && person.Body.TryGetProperty("signature", out var made) ? Text(made, "cms") : null;
        return cms is not null && Text(document, "personSignature") == cms ? null : "it is over another signature";
    }

    private IEnumerable<string> Hashes(string name) => manifest.TryGetProperty(name, out var all) && all.ValueKind == JsonValueKind.Array
        ? all.EnumerateArray().Select(item => item.GetString()!) : [];

    private void Look(string what, Func<string?> fault, bool isPossible = true) => looks.Add(SignatureLook.Of(what, fault, isPossible));

    private static string Text(JsonElement of, string name) =>
        of.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");

    private static JsonElement Json(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.Clone();
    }
}
