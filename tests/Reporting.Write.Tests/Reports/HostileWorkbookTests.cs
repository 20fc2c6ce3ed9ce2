using System.Text;
using static Reporting.Write.Tests.Reports.WorkbookFile;

namespace Reporting.Write.Tests.Reports;

/// <summary>E1: files that are no workbook of ours, or were made to do harm.</summary>
public sealed class HostileWorkbookTests(Served served) : IClassFixture<Served>
{
    private Api An => served.As(World.Enters);

    private async Task<byte[]> Download(Guid id) =>
        (await An.Send(HttpMethod.Get, $"/api/reports/{id}/workbook")).Is(200).Bytes;

    private Task<Reply> Upload(Guid id, byte[] file) => An.Upload($"/api/reports/{id}/workbook", file);

    public static TheoryData<string, string> Hostile() => new()
    {
        { "text", "workbook.not-a-workbook" }, { "empty", "workbook.not-a-workbook" }, { "zip", "workbook.not-a-workbook" },
        { "cut", "workbook.unreadable" }, { "macro", "workbook.active-content" }, { "link", "workbook.active-content" },
        { "dtd", "workbook.unreadable" }, { "bomb", "workbook.unreadable" }, { "xlsb", "workbook.active-content" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task E1_A_hostile_file_is_refused(string kind, string code)
    {
        var id = await EntryForm.Assigned(served);
        var file = await Download(id);
        byte[] sent = kind switch
        {
            "text" => Encoding.UTF8.GetBytes("unit,regime\n"),
            "empty" => [],
            "zip" => Files.Samples.Zip(("a.txt", "a")),
            "cut" => file[..(file.Length / 2)],
            "macro" => With(file, "xl/vbaProject.bin", "x"),
            "link" => With(file, "xl/worksheets/_rels/other.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://x/oleObject" Target="file:///etc/passwd" TargetMode="External"/></Relationships>"""),
            "dtd" => With(file, "xl/extra.xml", """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""),
            "bomb" => With(file, "xl/extra.txt", new string(' ', 210 * 1024 * 1024)),
            _ => With(file, "xl/workbook.bin", "x"),
        };
        Assert.True(sent.Length < 10 * 1024 * 1024);
        (await Upload(id, sent)).Is(422, code);
        Assert.Equal(["report_assigned"], await served.Types(id));
    }

    [Fact]
    public async Task E1_A_file_that_is_too_large_is_refused() =>
        (await Upload(await EntryForm.Assigned(served), new byte[(10 * 1024 * 1024) + 1])).Is(413, "workbook.too-large");
}
