using Reporting.Files;

namespace Reporting.Write.Tests.Files;

/// <summary>E10, B7: what a file is, and what it must not carry.</summary>
public sealed class FileInspectionTests
{
    public static TheoryData<string, string> Good() => new()
    {
        { "a.pdf", "application/pdf" }, { "a.PNG", "image/png" }, { "a.jpeg", "image/jpeg" }, { "a.p7s", "application/pkcs7-signature" },
        { "a.docx", FileType.Docx.MediaType }, { "a.xlsx", FileType.Xlsx.MediaType }, { "a.odt", FileType.Odt.MediaType },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void E10_Each_type_is_known_by_its_bytes(string name, string mediaType)
    {
        var (type, refusal) = Inspect(Of(Path.GetExtension(name)), name);
        Assert.Null(refusal);
        Assert.Equal(mediaType, type!.MediaType);
    }

    [Fact]
    public void E10_A_name_that_says_another_type_is_refused() => Assert.All(
        from name in Good() from other in Good() where name.Data.Item1 != other.Data.Item1 select (name.Data.Item1, other.Data.Item1),
        pair => Assert.Equal("attachment.type-not-allowed", Inspect(Of(Path.GetExtension(pair.Item1)), pair.Item2).Refusal?.Code));

    [Theory]
    [InlineData("MZ\u0090", "a.exe")]
    [InlineData("MZ\u0090", "a.pdf")]
    [InlineData("<html><script>", "a.pdf")]
    [InlineData("", "a.pdf")]
    [InlineData("{\\rtf1", "a.docx")]
    public void E10_Anything_else_is_refused(string content, string name) => Assert.Equal(
        "attachment.type-not-allowed", Inspect(System.Text.Encoding.Latin1.GetBytes(content), name).Refusal?.Code);

    public static TheoryData<string, bool> Texts() => new()
    {
        { "TỐI MẬT", true }, { "Độ mật: MẬT", true }, { "TUYỆT |MẬT", true }, { "T|U|Y|Ệ|T M|Ậ|T", true }, { "(MẬT)", true },
        { "M Ậ T", true }, { "Mật độ dân số là 2.000 người/km2", false }, { "bí mật nhà nước", false },
        { "Đã tới mặt trận", false }, { "Mật| độ |dân số", false }, { "nuôi ong lấy mật", false }, { "Báo cáo tháng 7", false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void B7_A_secrecy_mark_in_the_text_is_found_and_a_word_is_not(string text, bool isMarked)
    {
        string[] lines = ["Ủy ban nhân dân xã Xuân", text, "Kính gửi: Sở Y tế"];
        var plain = text.Replace("|", "", StringComparison.Ordinal);
        Is(isMarked, Samples.Docx(lines), "a.docx");
        Is(isMarked, Samples.Odt(lines), "a.odt");
        Is(isMarked, Samples.Xlsx(plain), "a.xlsx");
        Is(isMarked, Samples.Pdf(lines), "a.pdf");
        Is(isMarked, Samples.Pdf(lines, packed: false), "a.pdf");
    }

    [Fact]
    public void B7_Marks_in_headers_sheets_properties_and_annotations_are_found()
    {
        Is(true, Samples.Zip(("word/document.xml", "<d/>"), ("word/header1.xml", "<h><p><t>MẬT</t></p></h>")), "a.docx");
        Is(true, Samples.Zip(("word/document.xml", "<d/>"), ("docProps/core.xml", "<c><title>TỐI MẬT</title></c>")), "a.docx");
        Is(true, Samples.Xlsx("1", sheet: "TỐI MẬT"), "a.xlsx");
        Is(true, Samples.Pdf(["a"], "/Title <FEFF" + Hex("TỐI MẬT") + ">"), "a.pdf");
        Is(true, Samples.Pdf(["a"], "/Contents (\\376\\377" + Octal("TUYỆT MẬT") + ")"), "a.pdf");
        Is(false, Samples.Pdf(["a"], "/Title <FEFF" + Hex("Mật độ dân số") + ">"), "a.pdf");
    }

    public static TheoryData<string, byte[], string> Hostile() => new()
    {
        { "a.docx", Samples.Zip(("word/document.xml", "<d/>"), ("word/vbaProject.bin", "x")), "attachment.active-content" },
        { "a.docx", Samples.Zip(("word/document.xml", "<d/>"), ("word/embeddings/o.bin", "x")), "attachment.active-content" },
        { "a.docx", Samples.Zip(("word/document.xml", "<d/>"), ("word/_rels/settings.xml.rels",
            "<Relationships><Relationship Id=\"1\" Type=\"http://x/attachedTemplate\" Target=\"http://x/t.dotm\" TargetMode=\"External\"/></Relationships>")), "attachment.active-content" },
        { "a.docx", Samples.Zip(("word/document.xml", "<!DOCTYPE d [<!ENTITY a \"aa\">]><d>&a;</d>")), "attachment.unreadable" },
        { "a.docx", Samples.Zip(("word/document.xml", "<d>")), "attachment.unreadable" },
        { "a.docx", Samples.Docx("a")[..80], "attachment.unreadable" },
        { "a.xlsx", Samples.Zip(("xl/workbook.xml", "<w/>"), ("xl/externalLinks/externalLink1.xml", "<e/>")), "attachment.active-content" },
        { "a.pdf", Samples.Pdf(["a"], "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "attachment.active-content" },
        { "a.pdf", Samples.Pdf(["a"], "/AA << /O << /S /Launch /F (cmd.exe) >> >>"), "attachment.active-content" },
        { "a.pdf", [.. Samples.Pdf(["a"]), .. "trailer << /Encrypt 9 0 R >>"u8], "attachment.unreadable" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void E10_What_acts_or_cannot_be_looked_through_is_refused(string name, byte[] file, string code) =>
        Assert.Equal(code, Inspect(file, name).Refusal?.Code);

    [Fact]
    public void E10_A_link_that_a_person_clicks_is_no_harm() => Is(false, Samples.Zip(
        ("word/document.xml", "<d/>"), ("word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"1\" Type=\"http://x/hyperlink\" Target=\"https://x\" TargetMode=\"External\"/></Relationships>")), "a.docx");

    [Fact]
    public void E10_A_file_that_unfolds_to_more_than_it_should_is_refused() => Assert.Equal(
        "attachment.unreadable", Inspect(
            Samples.Zip(("word/document.xml", "<d>" + new string(' ', 210 * 1024 * 1024) + "</d>")), "a.docx").Refusal?.Code);

    /// <summary>Damage anywhere in a file is a refusal or nothing, never a fault.</summary>
    [Fact]
    public void E10_Damaged_files_do_no_harm()
    {
        var random = new Random(20_261_122);
        foreach (var (name, file) in ((string, byte[])[])[
            ("a.docx", Samples.Docx("Báo cáo", "tháng 7")), ("a.xlsx", Samples.Xlsx("1")), ("a.odt", Samples.Odt("x")),
            ("a.pdf", Samples.Pdf(["Báo cáo"])), ("a.pdf", Samples.Pdf(["Báo cáo"], packed: false))])
        {
            for (var i = 0; i < 400; i++)
            {
                var damaged = file.ToArray();
                for (var j = random.Next(1, 4); j > 0; j--)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                var (type, refusal) = Inspect(damaged, name);
                Assert.True(type is not null || refusal is not null);
            }
        }
    }

    private static (FileType? Type, Domain.Refusal? Refusal) Inspect(byte[] file, string name) =>
        FileInspection.Inspect(new MemoryStream(file), name);

    private static void Is(bool isMarked, byte[] file, string name) =>
        Assert.Equal((name, isMarked ? "secrecy.marked" : null), (name, Inspect(file, name).Refusal?.Code));

    private static byte[] Of(string extension) => extension.ToLowerInvariant() switch
    {
        ".pdf" => Samples.Pdf(["Báo cáo"]), ".png" => Samples.Png(), ".jpeg" => Samples.Jpeg, ".p7s" => Samples.P7s,
        ".docx" => Samples.Docx("Báo cáo"), ".xlsx" => Samples.Xlsx("1"), _ => Samples.Odt("Báo cáo"),
    };

    private static string Hex(string text) => string.Concat(text.Select(c => $"{(int)c:X4}"));

    private static string Octal(string text) =>
        string.Concat(System.Text.Encoding.BigEndianUnicode.GetBytes(text).Select(b => "\\" + Convert.ToString(b, 8).PadLeft(3, '0')));
}
