using System.Net;
using System.Net.Sockets;
using System.Text;
using Reporting.Files;

namespace Reporting.Write.Tests.Files;

/// <summary>E10: files are scanned by clamd. These need the real one; without it they are skipped and counted.</summary>
public sealed class ClamdScannerTests(Clamd clamd) : IClassFixture<Clamd>
{
    [Fact]
    public async Task E10_A_clean_file_is_clean_and_says_who_looked()
    {
        Assert.SkipUnless(Clamd.Program is not null, "clamd is not installed (Debian: clamav-daemon)");
        var answer = await new ClamdScanner(clamd.Socket).Scan(new MemoryStream(Samples.Docx("Báo cáo")), Served.Ct);
        Assert.StartsWith("ClamAV ", Assert.IsType<ScanAnswer.Clean>(answer).Scanner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E10_A_virus_is_found_in_large_files_and_inside_archives()
    {
        Assert.SkipUnless(Clamd.Program is not null, "clamd is not installed (Debian: clamav-daemon)");
        var scanner = new ClamdScanner(clamd.Socket);
        byte[] large = [.. new byte[5 * 1024 * 1024], .. Clamd.Eicar];
        var archive = Samples.Zip(("word/document.xml", "<d/>"), ("word/x.txt", Encoding.ASCII.GetString(Clamd.Eicar)));
        foreach (var file in new[] { large, archive, Clamd.Eicar })
            Assert.Equal(
                new ScanAnswer.Infected("Test.Eicar.UNOFFICIAL"), await scanner.Scan(new MemoryStream(file), Served.Ct));
    }

    [Fact]
    public async Task E10_What_clamd_does_not_take_was_not_scanned()
    {
        Assert.SkipUnless(Clamd.Program is not null, "clamd is not installed (Debian: clamav-daemon)");
        Assert.IsType<ScanAnswer.Away>(
            await new ClamdScanner(clamd.Socket).Scan(new MemoryStream(new byte[26 * 1024 * 1024]), Served.Ct));
    }

    [Fact]
    public async Task E10_Nobody_at_the_address_means_away()
    {
        Assert.IsType<ScanAnswer.Away>(await new ClamdScanner("/nowhere/s").Scan(new MemoryStream([1]), Served.Ct));
        Assert.IsType<ScanAnswer.Away>(await new ClamdScanner("127.0.0.1:1").Scan(new MemoryStream([1]), Served.Ct));
    }

    [Theory]
    [InlineData("", 0)] // closes at once
    [InlineData("stream: OK trust me\0", 0)]
    [InlineData("ERROR\0", 0)]
    [InlineData("stream: OK\0", 5_000)] // too slow
    public async Task E10_An_answer_that_is_none_means_away(string answer, int delayMs)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Served.Ct);
        var serving = Serve(listener, answer, delayMs, stop.Token);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var scanner = new ClamdScanner($"127.0.0.1:{port}", TimeSpan.FromSeconds(1));
        Assert.IsType<ScanAnswer.Away>(await scanner.Scan(new MemoryStream([1, 2, 3]), Served.Ct));
        await stop.CancelAsync();
        await serving;
    }

    [Theory]
    [InlineData("127.0.0.1:3310", true)]
    [InlineData("clamav:3310", true)]
    [InlineData("/run/clamav/clamd.ctl", true)]
    [InlineData("clamav", false)]
    [InlineData("clamav:0", false)]
    [InlineData(":3310", false)]
    [InlineData("clamav:99999", false)]
    public void An_address_is_a_host_with_a_port_or_a_path(string text, bool expected) =>
        Assert.Equal(expected, ClamdScanner.IsAddress(text));

    private static async Task Serve(TcpListener listener, string answer, int delayMs, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ct);
                await Task.Delay(delayMs, ct);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), ct);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test is over, or the scanner has hung up.
        }
    }
}
