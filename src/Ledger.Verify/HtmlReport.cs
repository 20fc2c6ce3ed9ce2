using System.Globalization;
using System.Net;
using System.Text;
using Ledger.Verify.Signatures;

namespace Ledger.Verify;

/// <summary>The result as one page that prints on A4, in Vietnamese with the English word beside it.</summary>
internal static class HtmlReport
{
    private const string Style =
        """
        body { font: 11pt/1.45 'Times New Roman', serif; margin: 2cm; color: #000; }
        h1 { font-size: 15pt; } .proven { color: #064; } .altered { color: #900; } .cannottell { color: #850; }
        table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #888; padding: 4px 6px; text-align: left;
        vertical-align: top; overflow-wrap: anywhere; } .sign { margin-top: 3cm; display: flex; justify-content: space-between; }
        section { break-inside: avoid; } @page { size: A4; margin: 2cm; } @media print { body { margin: 0; } }
        """;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static string Of(Arguments arguments, Findings findings, DateTimeOffset now)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">")
            .Append("<title>Biên bản kiểm tra sổ cái</title><style>").Append(Style).Append("</style></head><body>\n")
            .Append("<h1>BIÊN BẢN KIỂM TRA SỔ CÁI<br><small>Ledger verification report</small></h1>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>Thời điểm kiểm tra (checked at): {now:dd/MM/yyyy HH:mm:ss zzz}<br>")
            .Append(CultureInfo.InvariantCulture, $"Đối tượng (what): {Safe(arguments.Command)} {Safe(Target(arguments))}</p>\n")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"{Class(findings.Verdict)}\"><strong>{Sentence(findings.Verdict)}</strong></p>\n");
        Table(page, "Những điểm phát hiện (findings)", ["Kết luận", "Ở đâu", "Nội dung"],
            findings.Found.Select(one => new[] { TextReport.Word(one.Verdict), one.Where, one.What }));
        if (findings.NotKept > 0)
            page.Append(CultureInfo.InvariantCulture, $"<p>… và {findings.NotKept} điểm khác (and more).</p>");
        Signatures(page, findings.Signatures);
        Table(page, "Nội dung đã xóa theo thẩm quyền (redacted)", ["Ghi chú"], findings.Notes.Select(note => new[] { note }));
        Table(page, "Số liệu kiểm tra (facts)", ["Tên", "Giá trị"], findings.Facts.Select(fact => new[] { fact.Name, fact.Value }));
        return page.Append(
            "<div class=\"sign\"><div>Người kiểm tra<br><small>Checked by</small></div><div>Người chứng kiến<br><small>Witnessed by</small></div></div>\n</body></html>\n")
            .ToString();
    }

    private static void Signatures(StringBuilder page, IReadOnlyList<SignatureResult> signatures)
    {
        foreach (var (i, one) in signatures.Index())
        {
            page.Append(CultureInfo.InvariantCulture, $"<section><h2>Chữ ký số {i + 1} (digital signature): ")
                .Append(CultureInfo.InvariantCulture, $"<span class=\"{Class(one.Verdict)}\">{Outcome(one.Verdict)}</span></h2>\n")
                .Append(CultureInfo.InvariantCulture, $"<p>Người ký (signer): {Safe(one.Holder)}<br>Việc ký (act): {Safe(one.Act)}, {Safe(one.Where)}<br>")
                .Append(CultureInfo.InvariantCulture, $"Thời điểm được chứng minh (proven at): {one.ProvenAt?.ToOffset(Vietnam):dd/MM/yyyy HH:mm:ss zzz}</p>\n");
            Table(page, null, ["Nội dung kiểm tra (check)", "Kết quả", "Ghi chú"],
                one.Looks.Select(look => new[] { look.What, Mark(look.Verdict), look.Detail }));
            page.Append("</section>\n");
        }
    }

    /// <summary>A connection string holds a password.</summary>
    private static string Target(Arguments arguments) => arguments.Command == "db" ? arguments.Log ?? "" : arguments.Target;

    private static void Table(StringBuilder page, string? title, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        if (title is not null)
            page.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>");
        page.Append("<table><tr>");
        foreach (var head in heads)
            page.Append(CultureInfo.InvariantCulture, $"<th>{head}</th>");
        foreach (var row in all)
        {
            page.Append("</tr>\n<tr>");
            foreach (var cell in row)
                page.Append(CultureInfo.InvariantCulture, $"<td>{Safe(cell)}</td>");
        }
        page.Append("</tr></table>\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string Class(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Outcome(Verdict verdict) => verdict switch
    {
        Verdict.Proven => "HỢP LỆ (valid)",
        Verdict.Altered => "KHÔNG HỢP LỆ (invalid)",
        _ => "CHƯA XÁC ĐỊNH (indeterminate)",
    };

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Proven => "Đạt",
        Verdict.Altered => "Không đạt",
        _ => "Chưa rõ",
    };

    private static string Sentence(Verdict verdict) => verdict switch
    {
        Verdict.Proven => "ĐÃ CHỨNG MINH: không có thay đổi nào. (PROVEN: nothing was altered.)",
        Verdict.Altered => "CÓ THAY ĐỔI: dữ liệu không còn như khi công bố. (ALTERED: it is not as it was published.)",
        _ => "CHƯA THỂ KẾT LUẬN. (CANNOT TELL.)",
    };
}
