using System.Text;
using System.Text.Json;

namespace Reporting.Write.Tests.Reports;

/// <summary>E1: figures of many reports in one table, each line answered.</summary>
public sealed class FigureImportTests(Served served) : IClassFixture<Served>
{
    private Api An => served.As(World.Enters);

    private Task<Reply> Import(string table, string query = "", string? key = null) =>
        An.Upload("/api/reports/import" + query, Encoding.UTF8.GetBytes(table), key);

    [Fact]
    public async Task E1_Every_line_is_answered_and_a_report_is_taken_whole_or_not()
    {
        var good = await EntryForm.Assigned(served, "2026-02-20", "BD");
        var bad = await EntryForm.Assigned(served, "2026-02-21", "BD");
        var foreign = await EntryForm.Assigned(served, "2026-02-20", "HK");
        var table =
            "unit,regime,period,cell,value\r\n"
            + "BD,nhap,2026-02-20,nam,5\r\n"
            + "BD,nhap,2026-02-21,nam,5\r\n"
            + "BD,nhap,2026-02-20,nu,KPS\r\n"
            + "BD,nhap,2026-02-21,nu,hai\r\n"
            + "HK,nhap,2026-02-20,nam,5\r\n"
            + "XX,nhap,2026-02-20,nam,5\r\n"
            + "\r\n"
            + "BD,nhap,2026-02-20,nam[ghi-chu],\"'=a, \"\"b\"\"\"\r\n";
        var answer = (await Import(table)).Is(200).Json;
        Assert.Equal(
            [(2, 200, null), (3, 422, "import.not-stored"), (4, 200, null), (5, 422, "report.not-a-number"), (6, 403, "request.forbidden"),
                (7, 422, "unit.unknown"), (9, 200, (string?)null)],
            answer.GetProperty("lines").EnumerateArray().Select(line => (
                line.GetProperty("line").GetInt32(), line.GetProperty("status").GetInt32(),
                line.TryGetProperty("code", out var code) ? code.GetString() : null)));
        var report = (await An.Send(HttpMethod.Get, $"/api/reports/{good}")).Json;
        Assert.Equal("=a, \"b\"", report.GetProperty("cells").GetProperty("nam[ghi-chu]").GetString());
        Assert.Equal("nu", Assert.Single(report.GetProperty("nil").EnumerateArray()).GetString());
        Assert.Equal("import", report.GetProperty("origins").GetProperty("nam").GetProperty("source").GetString());
        Assert.Equal(["report_assigned"], await served.Types(bad));
        Assert.Equal(["report_assigned"], await served.Types(foreign));
    }

    [Fact]
    public async Task E1_Sent_twice_a_table_is_stored_once()
    {
        var id = await EntryForm.Assigned(served, "2026-02-22", "BD");
        const string Table = "unit,regime,period,cell,value\nBD,nhap,2026-02-22,nam,\"1.234\"\n";
        var first = (await Import(Table, "?numbers=vi", "import-1")).Is(200);
        Assert.Equal(first.Text, (await Import(Table, "?numbers=vi", "import-1")).Is(200).Text);
        Assert.Equal(2, (await served.Types(id)).Length);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("unit;regime;period;cell;value\n", 1)]
    [InlineData("unit,regime,period,cell\n", 1)]
    [InlineData("unit,regime,period,cell,value,value\n", 1)]
    [InlineData("unit,regime,period,cell,value\na,b,c,d\n", 2)]
    [InlineData("unit,regime,period,cell,value\n\na,b,c,d,\"e\n", 3)]
    [InlineData("unit,regime,period,cell,value,occurrence\na,b,c,d,e,x\n", 2)]
    public async Task E1_What_is_no_such_table_is_refused_with_the_line(string table, int line)
    {
        var refused = (await Import(table)).Is(422, "import.table-malformed");
        Assert.Contains($"Dòng {line} ", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E1_What_is_no_UTF_8_is_refused() =>
        (await An.Upload("/api/reports/import", [0xff, 0xfe, 0x00])).Is(422, "import.table-malformed");

    [Fact]
    public async Task E1_A_cell_that_is_named_twice_is_refused()
    {
        await EntryForm.Assigned(served, "2026-02-23", "BD");
        var answer = (await Import(
            "unit,regime,period,cell,value\nBD,nhap,2026-02-23,nam,1\nBD,nhap,2026-02-23,nam,2\n")).Is(200).Json;
        Assert.All(
            answer.GetProperty("lines").EnumerateArray(),
            line => Assert.Equal("report.figure-twice", line.GetProperty("code").GetString()));
    }
}
