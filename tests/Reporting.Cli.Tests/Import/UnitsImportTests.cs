using System.IO.Compression;
using System.Text;

namespace Reporting.Cli.Tests.Import;

/// <summary>The project's own units, with mistakes in them: what is told, what is stored, and that it is stored
/// once.</summary>
public sealed class UnitsImportTests : IDisposable
{
    private readonly string data = Path.Combine(Path.GetTempPath(), "reporting-import-" + Path.GetRandomFileName());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Own { get; } = Path.Combine(Root(), "datasets", "don-vi-mau");

    private Task<CommandLine> Import(params string[] arguments) =>
        CommandLine.Run(Ct, ["import", "units", .. arguments, "--data", data]);

    [Fact]
    public async Task A2_Units_and_their_reorganisation_are_imported_once_and_every_wrong_line_is_told()
    {
        var preview = await Import(Own, "--preview");
        Assert.True(preview.ExitCode == 0, preview.Errors);
        Assert.Equal("nothing was stored (--preview)", preview.LastLine);
        Assert.Contains("units-2025-06-30.csv: 16 units since 2025-06-30: 16 new, 0 known, 0 different in the register", preview.Output);

        var first = await Import(Own);
        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Equal(
            [
                "units-2025-06-30.csv:19: the code 'X01' is there already, on line 7. / mã 'X01' đã có ở dòng 7.",
                "units-2025-06-30.csv:16: the parent 'H99' of 'X10' is not there, or hangs below it. / "
                + "đơn vị cấp trên 'H99' của 'X10' không có, hoặc nằm dưới chính nó.",
                "succession.csv:16: the unit 'X99' is not in units-2025-06-30.csv. / "
                + "đơn vị 'X99' không có trong units-2025-06-30.csv.",
                "succession.csv:7: 'X03' went wholly into one unit and also into another. / "
                + "'X03' vừa nhập toàn bộ vào một đơn vị vừa nhập vào đơn vị khác.",
                "succession.csv:17: 'X03' went wholly into one unit and also into another. / "
                + "'X03' vừa nhập toàn bộ vào một đơn vị vừa nhập vào đơn vị khác.",
            ],
            first.Output.Where(line => line.StartsWith("left out: ", StringComparison.Ordinal))
                .Select(line => line["left out: ".Length..]));
        Assert.Single(first.Output, line => line.StartsWith("differs: succession.csv:14: 'X09'", StringComparison.Ordinal));
        Assert.Contains("commune: 9 before, 5 after", first.Output);
        Assert.Contains("district: 3 before, 0 after", first.Output);
        Assert.Contains(first.Output, line => line.StartsWith(
            "reorganisation of 2025-07-01 by 01/2025/NQ-MAU: ", StringComparison.Ordinal));

        var again = await Import(Own);
        Assert.Contains("units-2025-06-30.csv: 16 units since 2025-06-30: 0 new, 16 known, 0 different in the register", again.Output);
        Assert.Contains("reorganisation of 2025-07-01: carried out before", again.Output);
    }

    [Fact]
    public async Task A1_Excel_is_read_and_changes_need_a_decision()
    {
        Directory.CreateDirectory(data + "-files");
        var file = Path.Combine(data + "-files", "units-2026-01-01.xlsx");
        Excel(file, ["code", "name", "kind", "parent"], ["A", "Tỉnh A", "province", ""], ["B", "Xã B", "commune", "A"]);
        var first = await Import(file);
        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Contains("units-2026-01-01.xlsx: 2 units since 2026-01-01: 2 new, 0 known, 0 different in the register", first.Output);

        var later = Path.Combine(data + "-files", "units-2026-07-01.xlsx");
        Excel(later, ["code", "name", "kind", "parent"], ["A", "Tỉnh A", "province", ""], ["B", "Phường B", "commune", "A"]);
        var refused = await Import(later);
        Assert.Contains(refused.Output, line => line.StartsWith(
            "left out: units-2026-07-01.xlsx:3: 'B' is 'Xã B' (commune, under A) in the register; name the decision",
            StringComparison.Ordinal));
        var changed = await Import(later, "--decision", "7/QĐ");
        Assert.True(changed.ExitCode == 0, changed.Errors);
        Assert.Contains(changed.Output, line => line.StartsWith(
            "reorganisation of 2026-07-01: carried out as one decision", StringComparison.Ordinal));
        var known = await Import(later);
        Assert.Contains("units-2026-07-01.xlsx: 2 units since 2026-07-01: 0 new, 2 known, 0 different in the register", known.Output);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_file_and_line()
    {
        Directory.CreateDirectory(data + "-files");
        var broken = Path.Combine(data + "-files", "units-2026-01-01.csv");
        await File.WriteAllTextAsync(broken, "code,name,kind,parent\nA,\"Tỉnh A,province,\n", Ct);
        var run = await Import(broken);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("units-2026-01-01.csv:", run.Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(broken, "ma,ten\nA,B\n", Ct);
        Assert.StartsWith(
            "units-2026-01-01.csv: the columns code and name are needed.", (await Import(broken)).Errors,
            StringComparison.Ordinal);
        var unnamed = Path.Combine(data + "-files", "units.csv");
        File.Move(broken, unnamed);
        Assert.StartsWith("units.csv: since when?", (await Import(unnamed)).Errors, StringComparison.Ordinal);
        var fake = Path.Combine(data + "-files", "units-2026-01-01.xlsx");
        await File.WriteAllTextAsync(fake, "no sheet", Ct);
        Assert.StartsWith("units-2026-01-01.xlsx: it is no Excel file", (await Import(fake)).Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await Import(Path.Combine(data, "nowhere"))).ExitCode);
    }

    public void Dispose()
    {
        foreach (var folder in (string[])[data, data + "-files"])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The least that a spreadsheet program takes for a workbook.</summary>
    private static void Excel(string path, params string[][] rows)
    {
        const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var sheet = string.Concat(rows.Select((row, i) => $"<row r=\"{i + 1}\">" + string.Concat(row.Select((cell, j) =>
            $"<c r=\"{(char)('A' + j)}{i + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>"));
        using var file = File.Create(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        Part(archive, "_rels/.rels", Link($"{Relations}/officeDocument", "xl/workbook.xml"));
        Part(archive, "xl/workbook.xml",
            $"<workbook xmlns=\"{Sheets}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"units\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        Part(archive, "xl/_rels/workbook.xml.rels", Link($"{Relations}/worksheet", "worksheets/sheet1.xml"));
        Part(archive, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Sheets}\"><sheetData>{sheet}</sheetData></worksheet>");

        static string Link(string type, string target) =>
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"<Relationship Id=\"r1\" Type=\"{type}\" Target=\"{target}\"/></Relationships>";
    }

    private static void Part(ZipArchive archive, string name, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.UTF8);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ReportingEs.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No ReportingEs.sln above the tests.");
        return root.FullName;
    }
}
