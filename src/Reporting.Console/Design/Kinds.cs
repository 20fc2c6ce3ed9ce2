namespace Reporting.Console.Design;

/// <summary>How things that are chosen are called, as the commands write them.</summary>
public static class Kinds
{
    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Periods =
    [
        ("day", "Ngày", "Day"), ("half-month", "Nửa tháng", "Half-month"), ("month", "Tháng", "Month"),
        ("quarter", "Quý", "Quarter"), ("half-year", "6 tháng", "Half-year"), ("nine-months", "9 tháng", "Nine months"),
        ("year", "Năm", "Year"), ("school-year", "Năm học", "School year"), ("three-years", "3 năm", "Three years"),
        ("five-years", "5 năm", "Five years"), ("other", "Khác", "Other"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Templates =
    [
        ("data", "Số liệu", "Figures"), ("narrative", "Thuyết minh", "Narrative"), ("linked", "Liên kết (cả hai)", "Linked (both)"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Cells =
    [
        ("number", "Số", "Number"), ("text", "Chữ", "Text"), ("date", "Ngày", "Date"), ("choice", "Lựa chọn", "Choice"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English, string Tone)> States =
    [
        ("draft", "Dự thảo", "Draft", "plain"), ("trial", "Thử nghiệm", "On trial", "warn"),
        ("official", "Chính thức", "Official", "good"), ("superseded", "Đã thay thế", "Superseded", "plain"),
        ("abolished", "Bãi bỏ", "Abolished", "bad"), ("new", "Mới", "New", ""),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> OverUnits =
    [
        ("sum", "Cộng", "Sum"), ("average", "Trung bình", "Mean"), ("weighted-average", "Trung bình có trọng số", "Weighted mean"),
        ("minimum", "Nhỏ nhất", "Least"), ("maximum", "Lớn nhất", "Greatest"), ("none", "Không tổng hợp", "Stay apart"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> OverTime =
        [.. OverUnits, ("last", "Kỳ cuối", "The last one")];

    /// <summary>The kinds of unit, as the registers of the deployments call them.</summary>
    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Units =
    [
        ("country", "Cả nước", "Country"), ("province", "Tỉnh", "Province"), ("city", "Thành phố", "City"),
        ("department", "Sở, ngành", "Department"), ("district", "Huyện", "District"), ("cluster", "Cụm", "Cluster"),
        ("commune", "Xã, phường", "Commune"),
    ];

    public static string Name(IEnumerable<(string Code, string Vietnamese, string English)> all, string? code, Words words) =>
        all.FirstOrDefault(one => one.Code == code) is { Code: not null } known ? words[known.Vietnamese, known.English] : code ?? "";
}
