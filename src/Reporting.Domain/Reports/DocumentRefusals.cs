namespace Reporting.Domain.Reports;

/// <summary>Why there is no document of a report.</summary>
public static class DocumentRefusals
{
    public static Refusal NotSigned() =>
        new("document.not-signed",
            "Only a signed report has a document: this one was not signed yet, or what was signed is not in force any more.",
            "Chỉ báo cáo đã ký mới có văn bản: báo cáo này chưa được ký, hoặc bản đã ký không còn hiệu lực.");

    /// <param name="package">The system's package that has fonts.</param>
    public static Refusal FontsMissing(string package) =>
        new("document.fonts-missing",
            $"The server has no typeface with Vietnamese letters for PDF. Its operator installs the package {package}; the DOCX "
            + "document needs none.",
            $"Máy chủ không có phông chữ tiếng Việt để tạo PDF. Người vận hành cần cài gói {package}; văn bản DOCX không cần "
            + "phông chữ trên máy chủ.");
}
