namespace Reporting.Cli.Tests.Import;

/// <summary>Holidays from a file: what is told, what is stored, and that it is stored once.</summary>
public sealed class HolidaysImportTests : IDisposable
{
    private const string Header = "date,weekday,name,kind,legal_basis,status\n";

    private readonly string data = Path.Combine(Path.GetTempPath(), "reporting-holidays-" + Path.GetRandomFileName());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<CommandLine> Import(string file, params string[] arguments) =>
        CommandLine.Run(Ct, ["import", "holidays", Path.Combine(data + "-files", file), .. arguments, "--data", data]);

    [Fact]
    public async Task C3_a_list_is_shown_stored_once_and_replaced_by_a_later_one()
    {
        await Write("nghi-2026.csv", "2026-01-01,Thu,Tết Dương lịch,statutory,BLLĐ,official\n2026-02-16,Mon,Tết,statutory,x,official\n");
        var preview = await Import("nghi-2026.csv", "--preview");
        Assert.True(preview.ExitCode == 0, preview.Errors);
        Assert.Equal(
            [
                "nghi-2026.csv: 2026: 2 new or changed, 0 no longer so, 0 unchanged",
                "  + 2026-01-01 Tết Dương lịch (statutory)", "  + 2026-02-16 Tết (statutory)",
                "nothing was stored (--preview)",
            ],
            preview.Output.Where(line => !line.StartsWith("First account:", StringComparison.Ordinal)));
        Assert.Equal("stored as version 1 of the calendar, by nghi-2026", (await Import("nghi-2026.csv")).LastLine);
        Assert.Equal("the calendar has them already", (await Import("nghi-2026.csv")).LastLine);
        await Write("moi.csv", "2026-01-01,Thu,Tết Dương lịch,statutory,BLLĐ,official\n2026-02-17,Tue,Tết,statutory,x,provisional\n");
        var later = await Import("moi.csv", "--decision", "12/QĐ");
        Assert.Contains("moi.csv: 2026: 1 new or changed, 1 no longer so, 1 unchanged", later.Output);
        Assert.Contains("  - 2026-02-16 Tết (statutory)", later.Output);
        Assert.Equal("stored as version 2 of the calendar, by 12/QĐ", later.LastLine);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_its_line()
    {
        await Write("bad.csv", "2026-01-01,Fri,Tết Dương lịch,statutory,BLLĐ,official\n");
        var refused = await Import("bad.csv");
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("bad.csv: ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("2026-01-01,Fri", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await Import("none.csv")).ExitCode);
    }

    public void Dispose()
    {
        foreach (var folder in (string[])[data, data + "-files"])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Write(string file, string lines)
    {
        Directory.CreateDirectory(data + "-files");
        await File.WriteAllTextAsync(Path.Combine(data + "-files", file), Header + lines, Ct);
    }
}
