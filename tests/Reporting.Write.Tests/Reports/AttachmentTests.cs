using System.Text;
using Reporting.Domain.Profiles;
using Reporting.EventStore;
using Reporting.Write.Tests.Files;

namespace Reporting.Write.Tests.Reports;

/// <summary>E10: files beside a report, over HTTP.</summary>
public sealed class AttachmentTests(Served served, Clamd clamd) : IClassFixture<Served>, IClassFixture<Clamd>
{
    private static readonly byte[] Pdf = Samples.Pdf(["Biên bản họp"]);

    private Api An => served.As(World.Enters);

    private static string At(Guid id, string name) => $"/api/reports/{id}/attachments?name={Uri.EscapeDataString(name)}";

    [Fact]
    public async Task E10_A_file_is_attached_listed_given_out_and_taken_away()
    {
        var id = await EntryForm.Assigned(served);
        (await An.Upload(At(id, "Biên bản.pdf".Normalize(NormalizationForm.FormD)), Pdf)).Is(201);
        Assert.Equal(["report_assigned", "file_attached"], await served.Types(id));
        var listed = Assert.Single((await An.Send(HttpMethod.Get, $"/api/reports/{id}/attachments")).Is(200).Json.EnumerateArray());
        Assert.Equal("Biên bản.pdf", listed.GetProperty("name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, listed.GetProperty("scannedBy").ValueKind);
        var given = (await served.As(World.Accepts).Send(HttpMethod.Get, $"/api/reports/{id}/attachments/1")).Is(200);
        Assert.Equal(Pdf, given.Bytes);
        Assert.Equal(
            ("application/pdf", "nosniff", "attachment"),
            (given.Headers["Content-Type"], given.Headers["X-Content-Type-Options"], given.Headers["Content-Disposition"].Split(';')[0]));
        Assert.Contains("sandbox", given.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        (await An.Post($"/api/reports/{id}/remove-file", new { number = 1 })).Is(200);
        (await An.Send(HttpMethod.Get, $"/api/reports/{id}/attachments/1")).Is(404, "attachment.unknown");
        Assert.Equal("[]", (await An.Send(HttpMethod.Get, $"/api/reports/{id}/attachments")).Text);
        await using var kept = await new BlobStore(served.Db).Open(listed.GetProperty("sha256").GetString()!, Served.Ct);
        Assert.NotNull(kept);
    }

    [Fact]
    public async Task E10_Sent_twice_a_file_is_attached_once()
    {
        var id = await EntryForm.Assigned(served);
        var first = (await An.Upload(At(id, "a.pdf"), Pdf, "k")).Is(201);
        Assert.Equal(first.Text, (await An.Upload(At(id, "a.pdf"), Pdf, "k")).Is(201).Text);
        (await An.Upload(At(id, "b.pdf"), Pdf, "k")).Is(422, "request.key-reused");
        (await An.Upload(At(id, "a.pdf"), Samples.Pdf(["khác"]))).Is(422, "attachment.name-taken");
        Assert.Equal(2, (await served.Types(id)).Length);
    }

    [Fact]
    public async Task E10_What_is_refused_leaves_nothing()
    {
        var id = await EntryForm.Assigned(served);
        var (head, blobs) = (await served.Head(), await Blobs());
        (await An.Upload(At(id, "a.exe"), "MZ"u8.ToArray())).Is(422, "attachment.type-not-allowed");
        (await An.Upload(At(id, "a.pdf"), Samples.Png())).Is(422, "attachment.type-not-allowed");
        (await An.Upload(At(id, "../a.pdf"), Pdf)).Is(422, "attachment.name-malformed");
        (await An.Upload($"/api/reports/{id}/attachments", Pdf)).Is(422, "attachment.name-malformed");
        (await An.Upload(At(id, "TỐI MẬT.pdf"), Pdf)).Is(422, "secrecy.marked");
        (await An.Upload(At(id, "a.pdf"), Samples.Pdf(["TUYỆT MẬT"]))).Is(422, "secrecy.marked");
        (await An.Upload(At(id, "a.pdf"), new byte[(20 * 1024 * 1024) + 1])).Is(413, "attachment.too-large");
        (await served.As(World.OfOtherWard).Upload(At(id, "a.pdf"), Pdf)).Is(403);
        (await served.As(World.Signs).Upload(At(id, "a.pdf"), Pdf)).Is(403);
        (await An.Upload(At(Guid.NewGuid(), "a.pdf"), Pdf)).Is(404);
        (await An.Post(At(id, "a.pdf"), "x", key: "")).Is(400, "request.idempotency-key-missing");
        (await An.Post($"/api/reports/{id}/remove-file", new { number = 7 })).Is(422, "attachment.unknown");
        (await served.As(World.OfOtherWard).Send(HttpMethod.Get, $"/api/reports/{id}/attachments")).Is(403);
        Assert.Equal((head, blobs), (await served.Head(), await Blobs()));
    }

    [Fact]
    public async Task E10_Files_are_scanned_before_they_are_kept()
    {
        Assert.SkipUnless(Clamd.Program is not null, "clamd is not installed (Debian: clamav-daemon)");
        var id = await EntryForm.Assigned(served);
        await using var scanning = await served.Beside(options => options with { Clamd = clamd.Socket });
        var an = scanning.As(World.Enters);
        var blobs = await Blobs();
        (await an.Upload(At(id, "a.png"), Samples.Png(Encoding.ASCII.GetString(Clamd.Eicar)))).Is(422, "attachment.infected");
        Assert.Equal(blobs, await Blobs());
        (await an.Upload(At(id, "b.png"), Samples.Png("một tệp sạch"))).Is(201);
        var attached = (Domain.Reports.FileAttached)Domain.Reports.ReportEventCodec.Decode(
            "file_attached", (await served.Newest(id)).Data.Span);
        Assert.StartsWith("ClamAV ", attached.ScannedBy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E10_A_scanner_that_is_away_means_later_and_nothing_is_kept()
    {
        var id = await EntryForm.Assigned(served);
        await using var scanning = await served.Beside(options => options with { Clamd = "/nowhere/clamd.ctl" });
        var blobs = await Blobs();
        var away = (await scanning.As(World.Enters).Upload(At(id, "a.pdf"), Samples.Pdf(["chưa quét"]))).Is(503, "attachment.scanner-away");
        Assert.Equal("30", away.Headers["Retry-After"]);
        Assert.Equal(blobs, await Blobs());
        Assert.Equal(["report_assigned"], await served.Types(id));
    }

    [Fact]
    public async Task E10_Without_a_scanner_the_profile_decides()
    {
        var id = await EntryForm.Assigned(served);
        var strict = ProfileJson.Named("hanoi");
        await using var host = await served.Beside(options => options with { Profile = strict });
        (await host.As(World.Enters).Upload(At(id, "a.pdf"), Samples.Pdf(["x y z"]))).Is(422, "attachment.no-scanner");
    }

    private async Task<long> Blobs()
    {
        await using var command = served.Db.CreateCommand("select count(*) from blobs.blobs");
        return (long)(await command.ExecuteScalarAsync(Served.Ct))!;
    }
}
