using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;
using Reporting.Signatures;

namespace Reporting.Console.Tests;

/// <summary>Real files through the browser: workbooks, attachments, signatures; and two hosts behind one
/// balancer.</summary>
public sealed class FileTests(SigningTown town) : IClassFixture<SigningTown>
{
    [Fact]
    public async Task A_workbook_is_downloaded_filled_in_looked_at_and_taken_up_and_files_are_attached()
    {
        var id = await town.Assign("plain");
        await using var clerk = await (await town.Visit("van")).Open($"/reports/{id}");
        await clerk.Page.GetByText("Tệp Excel", new() { Exact = true }).ClickAsync();
        var download = await clerk.Page.RunAndWaitForDownloadAsync(() => clerk.Page.GetByText("Tải tệp Excel").ClickAsync());
        var book = Path.Combine(town.Folder, "filled.xlsx");
        await download.SaveAsAsync(book);
        Fill(book, "Tổng số", "4321");
        await clerk.Page.Locator("input[accept='.xlsx']").SetInputFilesAsync(book);
        await clerk.See("Tệp này sẽ thay đổi 1 ô");
        await Assertions.Expect(clerk.Page.Locator(".changes ins")).ToHaveTextAsync("4.321");
        await clerk.Widths("workbook");
        await clerk.Button("Nạp vào báo cáo").ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("4.321");

        await clerk.Page.GetByText("Tệp đính kèm", new() { Exact = true }).ClickAsync();
        await Attach(clerk, "ghi-chu.pdf", "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF");
        await Assertions.Expect(clerk.Page.Locator(".files li")).ToContainTextAsync("đã quét vi-rút");
        await Attach(clerk, "hinh.pdf", "%PDF-1.4\n% EVIL\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF");
        await clerk.See("attachment.infected");
        await Attach(clerk, "[MẬT] bao cao.pdf", "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF");
        await clerk.See("secrecy.marked");
        await Assertions.Expect(clerk.Page.Locator(".files li")).ToHaveCountAsync(1);
        await SafetyTests.NothingSerious(clerk);
        await clerk.Widths("attachments");
    }

    [Fact]
    public async Task A_leader_signs_with_a_file_the_clerk_seals_and_sends()
    {
        var id = await town.Submitted("by-file");
        await SignByFile(id, "lan", "Ký", town.Leader);
        await SignByFile(id, "dau", "Đóng dấu", town.Seal);
        await using var clerk = await (await town.Visit("dau")).Open($"/reports/{id}");
        await clerk.Button("Gửi").ClickAsync();
        await clerk.See("Đã gửi");
        var report = await town.Get($"/api/reports/{id}");
        Assert.True(report.GetProperty("signing").GetProperty("byCertificate").GetBoolean());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, report.GetProperty("signing").GetProperty("sealedAt").ValueKind);
    }

    [Fact]
    public async Task A_leader_signs_remotely_and_only_a_hash_goes_out()
    {
        var id = await town.Submitted("remote");
        await using var leader = await (await town.Visit("lan")).Open($"/reports/{id}");
        await leader.Button("Ký").ClickAsync();
        await leader.Button("Ký số bằng chứng thư").ClickAsync();
        await leader.Page.GetByText("Ký từ xa").ClickAsync();
        await leader.Button("Lấy giá trị băm").ClickAsync();
        var hash = Convert.FromBase64String((await leader.Page.Locator(".signing code").TextContentAsync())!);
        using var certificate = SigningTown.KeyOf(town.Leader);
        using var key = certificate.GetECDsaPrivateKey()!;
        await leader.Page.GetByLabel("Giá trị chữ ký (base64)").FillAsync(
            Convert.ToBase64String(key.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence)));
        await leader.Page.Keyboard.PressAsync("Tab");
        await leader.Widths("remote");
        await leader.Button("Ghép chữ ký và gửi").ClickAsync();
        await leader.See("Đã ký, chờ gửi");
    }

    [Fact]
    public async Task Two_hosts_behind_one_balancer_share_sessions_and_the_keys_of_forms()
    {
        var account = await town.Post("/api/accounts", new
        {
            userName = "hai", displayName = "Cán bộ Hai", grants = new[] { new { role = "enter", unit = "C1" } },
        });
        var first = account.GetProperty("firstPassword").GetString()!;
        await using var visitor = await town.Visit(null);
        town.Balancer.Turn(0);
        await visitor.Open("/sign-in");
        // The form that one host made is taken by the other.
        town.Balancer.Turn(1);
        await visitor.Page.FillAsync("#userName", "hai");
        await visitor.Page.FillAsync("#password", first);
        await visitor.Page.Locator("form button[type=submit]").ClickAsync();
        await visitor.Arrives("/change-password");
        town.Balancer.Turn(0);
        await visitor.Page.FillAsync("#old", first);
        await visitor.Page.FillAsync("#chosen", SigningTown.Password);
        await visitor.Page.FillAsync("#again", SigningTown.Password);
        await visitor.Page.Locator("form button[type=submit]").ClickAsync();
        await visitor.See("Việc cần làm");
        town.Balancer.Turn(1);
        await visitor.Open("/reports");
        await visitor.See("Cán bộ Hai");
        town.Balancer.Turn(0);
    }

    private async Task SignByFile(string report, string userName, string step, DemoCertificate certificate)
    {
        await using var signer = await (await town.Visit(userName)).Open($"/reports/{report}");
        await signer.Button(step).ClickAsync();
        await signer.Button("Ký số bằng chứng thư").ClickAsync();
        var download = await signer.Page.RunAndWaitForDownloadAsync(() => signer.Page.GetByText("Tải nội dung cần ký").ClickAsync());
        var folder = Directory.CreateDirectory(Path.Combine(town.Folder, Guid.NewGuid().ToString())).FullName;
        await download.SaveAsAsync(Path.Combine(folder, "payload.json"));
        using (var key = SigningTown.KeyOf(certificate))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "own.crt"), key.ExportCertificatePem(), ConsoleTown.Ct);
            await File.WriteAllTextAsync(Path.Combine(folder, "own.key"), key.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), ConsoleTown.Ct);
        }
        using var openssl = Process.Start(new ProcessStartInfo(
            "openssl", "cms -sign -binary -cades -md sha256 -in payload.json -signer own.crt -inkey own.key -outform DER -out report.p7s")
        {
            WorkingDirectory = folder, RedirectStandardError = true,
        })!;
        var said = await openssl.StandardError.ReadToEndAsync(ConsoleTown.Ct);
        await openssl.WaitForExitAsync(ConsoleTown.Ct);
        Assert.True(openssl.ExitCode == 0, said);
        await signer.Page.Locator("input[accept^='.p7s']").SetInputFilesAsync(Path.Combine(folder, "report.p7s"));
        await signer.See($"{step}: xong.");
        await signer.Widths($"signed-{userName}");
    }

    private static Task Attach(ConsoleVisitor clerk, string name, string content) => clerk.Page.Locator("details:has(.files, .quiet) input[type=file]:not([accept])")
        .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });

    // The cell to fill in is the one beside the row's name that is not locked.
    private static void Fill(string path, string row, string figure)
    {
        using var book = SpreadsheetDocument.Open(path, true);
        var part = book.WorkbookPart!;
        var shared = part.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToArray() ?? [];
        string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.InnerText, null)] : cell.InnerText;
        var line = part.WorksheetParts.SelectMany(sheet => sheet.Worksheet.Descendants<Row>()).First(one => one.Elements<Cell>().Any(cell => Text(cell) == row));
        var target = line.Elements<Cell>().Last(cell => Text(cell).Length == 0);
        target.DataType = CellValues.Number;
        target.InlineString = null;
        target.CellValue = new CellValue(figure);
    }
}
