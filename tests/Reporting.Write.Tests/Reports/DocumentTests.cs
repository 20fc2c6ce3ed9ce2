using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Reporting.Files;
using UglyToad.PdfPig;

namespace Reporting.Write.Tests.Reports;

/// <summary>A signed report as a document, read back as anybody would who gets it.</summary>
public sealed class DocumentTests(Served served) : IClassFixture<Served>
{
    private static readonly string[] Said =
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO", "Nơi nhận:",
        "(Đã ký bằng tài khoản)", "Thông tin xác thực",
    ];

    [Fact]
    public async Task A_report_that_nobody_signed_has_no_document()
    {
        var id = await Submitted("2026-03-02");
        (await Get(id, "document.pdf")).Is(422, "document.not-signed");
        (await Get(id, "document.docx")).Is(422, "document.not-signed");
    }

    [Fact]
    public async Task A_signed_report_is_a_PDF_with_its_table_its_signer_and_its_hash()
    {
        Assert.SkipUnless(PaperFonts.OfSystem is not null, "There is no typeface with Vietnamese letters on this machine.");
        var id = await Submitted("2026-03-03");
        await Do(World.Signs, id, "sign", new { });
        var answer = (await Get(id, "document.pdf")).Is(200);
        Assert.Equal("application/pdf", answer.Headers["Content-Type"]);
        using var pdf = PdfDocument.Open(answer.Bytes);
        var text = string.Join('\n', pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
        Assert.All(Said, said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Contains(await Hash(id), text, StringComparison.Ordinal);
        Assert.Contains("chưa được tiếp nhận", text, StringComparison.Ordinal);
        Assert.Single(pdf.GetPages().SelectMany(page => page.GetImages()));
    }

    [Fact]
    public async Task A_signed_report_is_a_DOCX_with_the_same_words()
    {
        var id = await Submitted("2026-03-04");
        await Do(World.Signs, id, "sign", new { });
        await Do(World.Accepts, id, "accept", new { });
        var answer = (await Get(id, "document.docx")).Is(200);
        using var docx = WordprocessingDocument.Open(new MemoryStream(answer.Bytes), isEditable: false);
        var text = docx.MainDocumentPart!.Document.InnerText;
        Assert.All(Said, said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Contains(await Hash(id), text, StringComparison.Ordinal);
        Assert.Contains("đã được tiếp nhận", text, StringComparison.Ordinal);
        Assert.Single(docx.MainDocumentPart.ImageParts);
    }

    [Fact]
    public async Task While_a_correction_is_worked_on_the_document_is_of_the_version_in_force()
    {
        var id = await Submitted("2026-03-05");
        await Do(World.Signs, id, "sign", new { });
        await Do(World.Accepts, id, "accept", new { });
        var before = await Words(id);
        await Do(World.Enters, id, "request-correction", new { reason = "Nhập nhầm" });
        await Do(World.Accepts, id, "approve-correction", new { });
        await Do(World.Enters, id, "enter", World.Figures(male: 5));
        Assert.Equal(before, await Words(id));
        await Do(World.Enters, id, "submit", new { });
        await Do(World.Signs, id, "sign", new { });
        Assert.NotEqual(before, await Words(id));
    }

    [Fact]
    public async Task Another_unit_does_not_get_it()
    {
        var id = await Submitted("2026-03-06");
        await Do(World.Signs, id, "sign", new { });
        (await served.As(World.OfOtherWard).Send(HttpMethod.Get, $"/api/reports/{id}/document.docx")).Is(403);
    }

    // Without the checkpoint of the public log: it is the newest, once there is one.
    private async Task<string> Words(Guid id)
    {
        using var zip = new ZipArchive(new MemoryStream((await Get(id, "document.docx")).Is(200).Bytes));
        await using var document = await zip.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', XDocument.Load(document).Descendants().Where(one => one.Name.LocalName == "t")
            .Select(run => run.Value)
            .Where(text => !text.Contains("Điểm kiểm tra", StringComparison.Ordinal)));
    }

    private async Task<string> Hash(Guid id)
    {
        var events = (await served.Store.ReadStream(id, 0, TestContext.Current.CancellationToken)).Events;
        using var submitted = JsonDocument.Parse(events.Last(e => e.Type == "report_submitted").Data);
        return submitted.RootElement.EnumerateObject()
            .First(p => p.Name.Equals("contentHash", StringComparison.OrdinalIgnoreCase)).Value.GetString()!;
    }

    private async Task<Guid> Submitted(string period)
    {
        var id = World.Report(period);
        await Do(World.Administers, id, "assign", World.Owed(period));
        await Do(World.Enters, id, "enter", World.Figures());
        await Do(World.Enters, id, "submit", new { });
        return id;
    }

    private Task<Reply> Get(Guid id, string file) => served.As(World.Reads).Send(HttpMethod.Get, $"/api/reports/{id}/{file}");

    private async Task Do(string who, Guid id, string verb, object body)
    {
        var reply = await served.As(who).Post($"/api/reports/{id}/{verb}", body);
        Assert.InRange(reply.Status, 200, 201);
    }
}
