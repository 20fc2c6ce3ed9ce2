using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Reporting.Domain.Reports;
using static Reporting.Write.Tests.Reports.WorkbookFile;

namespace Reporting.Write.Tests.Reports;

/// <summary>E1: a report goes out as a workbook and comes back as an entry.</summary>
public sealed class WorkbookTests(Served served) : IClassFixture<Served>
{
    private Api An => served.As(World.Enters);

    private async Task<byte[]> Download(Guid id, Api? who = null) =>
        (await (who ?? An).Send(HttpMethod.Get, $"/api/reports/{id}/workbook")).Is(200).Bytes;

    private Task<Reply> Upload(Guid id, byte[] file, string query = "") =>
        An.Upload($"/api/reports/{id}/workbook{query}", file);

    [Fact]
    public async Task E1_The_workbook_goes_round_and_only_what_was_typed_changes()
    {
        var id = await EntryForm.Assigned(served);
        (await An.Post($"/api/reports/{id}/enter", """{"cells":{"nam":3,"nu":2,"nam[ghi-chu]":"=1+1"}}""")).Is(200);
        var file = Typed(await Download(id), ("Báo cáo", "E9", "12"), ("Báo cáo", "F10", "ghi chú"), ("Thuyết minh", "C2", "Có {{nam}} ca."));
        var preview = (await Upload(id, file, "?preview=true")).Is(200).Json;
        Assert.Equal(
            [("nam", "E9", "3", "12"), ("nu[ghi-chu]", "F10", null, "ghi chú"), ("#nhan-xet", "C2", null, "Có {{nam}} ca.")],
            preview.GetProperty("changes").EnumerateArray().Select(c =>
                (Text(c, "cell")!, Text(c, "address")!, Text(c, "old"), Text(c, "new")!)));
        Assert.Empty(preview.GetProperty("errors").EnumerateArray());
        Assert.Equal(2, (await served.Types(id)).Length);
        (await Upload(id, file)).Is(200);
        var report = (await An.Send(HttpMethod.Get, $"/api/reports/{id}")).Json;
        var cells = report.GetProperty("cells");
        Assert.Equal(("12", "2", "14"), (Text(cells, "nam"), Text(cells, "nu"), Text(cells, "ca")));
        Assert.Equal("=1+1", Text(cells, "nam[ghi-chu]"));
        Assert.Equal("Có 12 ca.", Text(report.GetProperty("sections")[0], "shown"));
        var entered = (FiguresEntered)ReportEventCodec.Decode("figures_entered", (await served.Newest(id)).Data.Span);
        Assert.Equal(
            new FigureSource(SourceKind.Import, null, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))),
            entered.Source);
        Assert.Equal(["ca", "nam"], entered.Cells.Select(cell => cell.Indicator).Order());
        // The file as it was downloaded changes nothing.
        Assert.Empty((await Upload(id, await Download(id))).Is(200).Json.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task E1_The_workbook_tells_people_what_it_is()
    {
        var id = await EntryForm.Assigned(served);
        var reply = (await An.Send(HttpMethod.Get, $"/api/reports/{id}/workbook")).Is(200);
        Assert.StartsWith("attachment", reply.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        using var book = SpreadsheetDocument.Open(new MemoryStream(reply.Bytes), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book, Served.Ct)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal("Báo cáo nhập liệu", At(book, "Báo cáo", "A1"));
        Assert.Contains($"phiên bản 1. Mã báo cáo: {id}", At(book, "Báo cáo", "A3"), StringComparison.Ordinal);
        Assert.Equal(("Trong kỳ", "Số liệu"), (At(book, "Báo cáo", "E5"), At(book, "Báo cáo", "E6")));
        Assert.Equal(("Chỉ tiêu nam", "người"), (At(book, "Báo cáo", "C9"), At(book, "Báo cáo", "D9")));
        var sheet = Sheet(book, "Báo cáo");
        Assert.Equal(true, sheet.Worksheet.GetFirstChild<SheetProtection>()!.Sheet?.Value);
        Assert.Equal(0u, Cell(book, "Báo cáo", "E8").StyleIndex!.Value); // worked out: locked
        Assert.Equal(1u, Cell(book, "Báo cáo", "E9").StyleIndex!.Value); // typed into
        // A reader gets the same, with every cell locked.
        using var read = SpreadsheetDocument.Open(new MemoryStream(await Download(id, served.As(World.Reads))), false);
        Assert.Equal(0u, Cell(read, "Báo cáo", "E9").StyleIndex!.Value);
    }

    [Fact]
    public async Task E1_What_is_wrong_is_told_by_its_address_and_nothing_is_stored()
    {
        var id = await EntryForm.Assigned(served);
        var file = Typed(await Download(id), ("Báo cáo", "E8", "5"), ("Báo cáo", "E9", "mười"), ("Báo cáo", "E10", "1,5"), ("Báo cáo", "E11", "0.123"));
        var preview = (await Upload(id, file, "?preview=true")).Is(200).Json;
        Assert.Equal(
            [("E8", "workbook.cell-locked"), ("E9", "report.not-a-number"), ("E10", "report.not-a-number"), ("E11", "report.too-many-decimals")],
            preview.GetProperty("errors").EnumerateArray().Select(e => (Text(e, "address")!, Text(e, "code")!)));
        Assert.Equal(["E8", "E9", "E10", "E11"], (await Upload(id, file)).Is(422, "workbook.cells-refused").Places);
        Assert.Equal(["report_assigned"], await served.Types(id));
    }

    [Fact]
    public async Task E1_Numbers_formulas_and_nil_are_read_as_they_are_shown()
    {
        var id = await EntryForm.Assigned(served);
        var file = Typed(await Download(id), ("Báo cáo", "E9", "1.234"), ("Báo cáo", "E10", "Không phát sinh"), ("Báo cáo", "E11", "12,5"));
        (await Upload(id, file, "?numbers=vi")).Is(200);
        var cells = (await An.Send(HttpMethod.Get, $"/api/reports/{id}")).Json.GetProperty("cells");
        Assert.Equal(("1234", "0", "12.5"), (Text(cells, "nam"), Text(cells, "nu"), Text(cells, "ty-le")));
        var formula = Changed(await Download(id), book =>
        {
            var cell = Cell(book, "Báo cáo", "E11");
            cell.DataType = null;
            cell.InlineString = null;
            cell.CellFormula = new CellFormula("0.1+0.2");
            cell.CellValue = new CellValue("0.30000000000000004");
        });
        (await Upload(id, formula)).Is(200);
        Assert.Equal("0.3", Text((await An.Send(HttpMethod.Get, $"/api/reports/{id}")).Json.GetProperty("cells"), "ty-le"));
        var error = Changed(await Download(id), book =>
        {
            var cell = Cell(book, "Báo cáo", "E11");
            cell.DataType = CellValues.Error;
            cell.CellValue = new CellValue("#REF!");
        });
        (await Upload(id, error)).Is(422, "workbook.cells-refused");
        (await Upload(id, file, "?numbers=de")).Is(422, "report.number-format-unknown");
    }

    [Fact]
    public async Task E1_A_cell_that_somebody_changed_since_the_download_is_a_conflict()
    {
        var id = await EntryForm.Assigned(served);
        var file = Typed(await Download(id), ("Báo cáo", "E9", "12"));
        (await served.As(World.EntersAndSigns).Post($"/api/reports/{id}/enter", """{"cells":{"nu":7}}""")).Is(200);
        (await Upload(id, file)).Is(200);
        var old = Typed(file, ("Báo cáo", "E9", "13"));
        var conflict = Assert.Single((await Upload(id, old, "?preview=true")).Is(200).Json.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("nam", "13", "12"), (Text(conflict, "place"), Text(conflict, "yours"), Text(conflict, "theirs")));
        (await Upload(id, old)).Is(409, "report.cells-changed");
        Assert.Equal("7", Text((await An.Send(HttpMethod.Get, $"/api/reports/{id}")).Json.GetProperty("cells"), "nu"));
    }

    [Fact]
    public async Task E1_A_workbook_of_another_report_form_or_structure_is_refused()
    {
        var (id, other) = (await EntryForm.Assigned(served), await EntryForm.Assigned(served));
        (await Upload(id, await Download(other))).Is(422, "workbook.other-report");
        var file = await Download(id);
        (await Upload(id, Typed(file, ("_bao_cao", "B3", "2")))).Is(422, "workbook.other-form");
        var tampered = (await Upload(id, Typed(file, ("Báo cáo", "B9", "nu")))).Is(422, "workbook.structure-changed");
        Assert.Equal(["B9"], tampered.Places);
        (await Upload(id, Typed(file, ("Báo cáo", "F7", "so")))).Is(422, "workbook.structure-changed");
        (await Upload(id, Typed(file, ("_bao_cao", "C7", "E12")))).Is(422, "workbook.structure-changed");
        (await Upload(id, Changed(file, book => book.WorkbookPart!.DeletePart(Sheet(book, "_bao_cao")))))
            .Is(422);
        (await served.As(World.OfOtherWard).Upload($"/api/reports/{id}/workbook", file)).Is(403);
        (await An.Send(HttpMethod.Get, $"/api/reports/{Guid.NewGuid()}/workbook")).Is(404);
        Assert.Equal(["report_assigned"], await served.Types(id));
    }

    [Fact]
    public async Task E1_The_table_is_harmless_in_a_spreadsheet()
    {
        var id = await EntryForm.Assigned(served);
        (await An.Post($"/api/reports/{id}/enter", """{"cells":{"nam":5,"nam[ghi-chu]":"=cmd|'/C calc'!A0","nu[ghi-chu]":"-3"},"nil":["nu"]}""")).Is(200);
        var csv = (await An.Send(HttpMethod.Get, $"/api/reports/{id}/workbook.csv")).Is(200).Text;
        Assert.Contains("nam[ghi-chu],Chỉ tiêu nam,người,'=cmd|'/C calc'!A0,\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("nu[ghi-chu],Chỉ tiêu nu,người,-3,\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("nu,Chỉ tiêu nu,người,0,true\r\n", csv, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
