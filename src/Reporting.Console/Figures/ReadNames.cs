namespace Reporting.Console.Figures;

/// <summary>What somebody read, in words: the operation of a route, or the root fields of a GraphQL question.</summary>
public static class ReadNames
{
    private static readonly Dictionary<string, (string Vietnamese, string English)> Known = new()
    {
        ["FigureEvidence"] = ("Bộ bằng chứng của một số liệu", "The evidence bundle of a figure"),
        ["Export"] = ("Kết xuất số liệu ra tệp", "Figures exported to a file"),
        ["SigningPayload"] = ("Nội dung cần ký", "What is to be signed"),
        ["SigningHash"] = ("Giá trị băm cần ký", "The hash to be signed"),
        ["DocumentPdf"] = ("Báo cáo dạng PDF", "A report as PDF"),
        ["DocumentDocx"] = ("Báo cáo dạng DOCX", "A report as DOCX"),
        ["Workbook"] = ("Tệp Excel của báo cáo", "A report's workbook"),
        ["WorkbookCsv"] = ("Tệp CSV của báo cáo", "A report's CSV file"),
        ["Attachment"] = ("Tệp đính kèm", "An attachment"),
        ["Receipts"] = ("Biên nhận gửi, nhận", "Receipts"),
        ["ListAccounts"] = ("Danh sách tài khoản", "Accounts"),
        ["ListAccountRequests"] = ("Yêu cầu về tài khoản", "Requests for accounts"),
        ["ListComplaints"] = ("Khiếu nại", "Complaints"),
        ["DeadPackages"] = ("Gói tin không gửi được", "Packages that did not get out"),
        ["accounts"] = ("Danh sách tài khoản", "Accounts"),
        ["accountRequests"] = ("Yêu cầu về tài khoản", "Requests for accounts"),
        ["certificates"] = ("Chứng thư số và người giữ", "Certificates and their holders"),
        ["signatures"] = ("Chữ ký", "Signatures"),
        ["complaints"] = ("Khiếu nại", "Complaints"),
        ["passport"] = ("Lý lịch của một số liệu", "The passport of a figure"),
        ["auditTrail"] = ("Nhật ký sự kiện", "The audit trail"),
    };

    /// <summary>What an operator added to the list is shown by its own name.</summary>
    public static string Of(string what, Words words)
    {
        var names = (what.StartsWith("query ", StringComparison.Ordinal) ? what["query ".Length..] : what).Split(", ");
        return string.Join(", ", names.Select(name => Known.TryGetValue(name, out var known) ? words[known.Vietnamese, known.English] : name));
    }
}
