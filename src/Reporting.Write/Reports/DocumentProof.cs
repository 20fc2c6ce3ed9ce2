using System.Globalization;
using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Write.Reports;

/// <summary>By what a document's content can be checked against the system that issued it.</summary>
internal static class DocumentProof
{
    /// <summary>What the QR code says: whoever has the report's content finds the same hash.</summary>
    public static string Code(SignedReport signed)
    {
        var report = signed.Report;
        return string.Create(CultureInfo.InvariantCulture,
            $"vn.reporting/document/v1 report={report.ReportId.Value} version={report.Version} sha256={report.ContentHash} position={signed.Recorded.Position}");
    }

    public static async Task<IReadOnlyList<string>> Lines(
        SignedReport signed, string signer, Streams streams, BusinessDay day, PublicLog log, CancellationToken ct)
    {
        var report = signed.Report;
        var lines = new List<string>
        {
            $"Mã báo cáo: {report.ReportId.Value}, phiên bản {report.Version}, biểu mẫu {report.Template} phiên bản {report.TemplateVersion}.",
            $"Mã băm nội dung (SHA-256): {report.ContentHash}",
            State(report, day),
        };
        if (report.CorrectionReason is { } reason)
            lines.Add($"Đính chính: {reason}");
        await Add("Người ký", signer, report.Signing.Person);
        if (report.Signing.Seal is { } seal)
            await Add("Ký số của cơ quan", await ReportDocument.Name(seal.By, streams, ct), seal);
        lines.AddRange(signed.Invalidated.Select(later =>
            $"CẢNH BÁO: chứng thư số {later.Certificate} đã bị thu hồi từ {ReportDocument.Time(later.RevokedAt, day)}, trước khi ký."));
        lines.AddRange(await Ledger(signed.Recorded, log, ct));
        return lines;

        async Task Add(string what, string name, SignatureMade? made)
        {
            if (made is null)
                return;
            lines.Add($"{what}: {name}, lúc {ReportDocument.Time(made.At, day)}.");
            if (made.Signature is not { } signature)
                return;
            var certificate = (await streams.Certificates.Recent(signature.Certificate, ct)).State.At(made.At)?.Bound;
            lines.Add(
                $"   Chứng thư số: {certificate?.Identifier}, số hiệu {certificate?.Serial}. Chữ ký (CMS) SHA-256: {signature.Cms}");
        }
    }

    /// <summary>By what anybody finds in the public log that the system held this then.</summary>
    private static async Task<IEnumerable<string>> Ledger(RecordedEvent recorded, PublicLog log, CancellationToken ct)
    {
        var place = await log.Place(recorded.Position, ct);
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture,
                $"Sổ cái: sự kiện số {recorded.Position}, mã băm lá (SHA-256): {Convert.ToHexStringLower(recorded.Leaf.Span)}"),
            string.Create(CultureInfo.InvariantCulture,
                $"   Bằng chứng: /ledger/proof/{recorded.EventId}?position={recorded.Position}"),
        ];
        return place is null ? lines : lines.Append(string.Create(CultureInfo.InvariantCulture,
            $"   Điểm kiểm tra: {place.Origin}, {place.Size} lá, gốc {place.Root}"));
    }

    private static string State(Report report, BusinessDay day) => report.State switch
    {
        ReportState.Signed => "Tình trạng: đã ký, chưa gửi.",
        ReportState.Sent => "Tình trạng: đã gửi, chưa được tiếp nhận.",
        _ => $"Tình trạng: đã được tiếp nhận, có hiệu lực từ {ReportDocument.Time(report.InForceSince!.Value, day)}.",
    };
}
