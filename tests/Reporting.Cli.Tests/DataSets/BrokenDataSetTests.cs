using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Tests.DataSets;

/// <summary>What is wrong with a data set is said with its file, its line, and in words.</summary>
public sealed class BrokenDataSetTests
{
    public static TheoryData<string, string, string, string> Broken() => new()
    {
        { "units.csv", "X03,Xã Sóc Sơn,commune,CUM-BAC", "X03,Xã Sóc Sơn,commune,NOWHERE",
            "units.csv line 4: the parent 'NOWHERE' is not in the file." },
        { "units.csv", "HN,Thành phố Hà Nội,city,", "HN,Thành phố Hà Nội,city,X01",
            "units.csv line 2: above the unit 'X01' the parents go round in a circle." },
        { "units.csv", "X02,Phường", "X01,Phường", "units.csv line 3: the unit 'X01' is there twice." },
        { "units.csv", "code,name", "code,title", "units.csv: the column 'name' is missing." },
        { "units.csv", "X02,Phường Phú Thượng", "X02,", "units.csv line 3: the column 'name' is empty." },
        { "indicators.csv", "last,0\nho_so_tan", "last,many\nho_so_tan",
            "indicators.csv line 9: 'many' in the column 'decimals' is not a whole number." },
        { "template_rows.csv", "kt-thang,2,2026-08-01,7", "kt-thang,2,2026-08-02,7",
            "template_rows.csv line 14: version 2 of 'kt-thang' has another valid_from above." },
        { "template_rows.csv", "thien-tai,1,2026-01-01,3,thiet_hai", "thien-tai,1,2026-01-01,3,mua",
            "template_rows.csv line 17: the indicator 'mua' is not in indicators.csv." },
        { "constraints.csv", "thien-tai,1,so-tan", "bao,1,so-tan", "templates.csv: the template 'bao' is missing." },
        { "reports.csv", "kt-thang,1,X03,2026-07,1", "kt-thang,1,X3,2026-07,1",
            "reports.csv line 4: the unit 'X3' is not in units.csv." },
        { "reports.csv", "kt-thang,1,X03,2026-07,1", "kt-thang,7,X03,2026-07,1",
            "reports.csv line 4: version 7 of 'kt-thang' is not in template_rows.csv." },
        { "reports.csv", "kt-thang,1,X03,2026-07,1", "kt-thang,1,X03,2026-7,1",
            "reports.csv line 4: the period '2026-7' is not written like a month, as 'kt-thang' has." },
        { "reports.csv", "kt-thang,1,X03,2026-07,2", "kt-thang,1,X03,2026-07,1",
            "reports.csv line 9: report_version is 1 after 1 of the same unit and period." },
        { "reports.csv", "kt-thang,1,X03,2026-07,1", "kt-thang,1,X03,2026-07,2",
            "reports.csv line 4: report_version is 2 on the first row of this unit and period; it must be 1." },
        { "reports.csv", "27.199", "27,199", "reports.csv line 2: there are 17 cells where the first line has 16." },
        { "reports.csv", "27.199", "27.199x",
            "reports.csv line 2: '27.199x' in the column 'thu_ngan_sach' is not a number." },
        { "reports.csv", "kt-thang,1,X02,2026-07,1,2026-07-18T02:15:00Z", "kt-thang,1,X02,2026-07,1,yesterday",
            "reports.csv line 3: 'yesterday' in the column 'recorded_at' is not a time like 2026-10-05T08:30:00Z." },
        { "reports.csv", "X02,2026-07,1,2026-07-18T02:15:00Z", "X02,2026-07,1,2026-07-17T02:15:00Z",
            "reports.csv line 3: recorded_at goes back; the rows must stand in the order in which they were "
            + "recorded." },
        { "totals.csv", "known_at,thu_ngan_sach", "known_at,thu",
            "totals.csv line 1: the column 'thu' is no indicator of indicators.csv." },
        { "totals.csv", "X02,2026-07,,", "X02,July,,", "totals.csv line 5: 'July' is written like no period." },
        { "dataset.json", "\"name\"", "\"title2\"", "dataset.json: the text \"name\" is missing." },
        { "dataset.json", "\"name\"", "name", "dataset.json line 2: this is not JSON." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_wrong_is_said(string file, string old, string @new, string message)
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        folder.Replace(file, old, @new);
        var wrong = Assert.Throws<DataSetException>(() => DataSetReader.Read(folder.Path));
        Assert.Equal(message, wrong.Message);
    }

    [Theory]
    [InlineData("dataset.json", "dataset.json: the file is missing; a folder with it is a data set.")]
    [InlineData("units.csv", "units.csv: the file is missing (as .csv or .csv.gz).")]
    [InlineData("reports.csv", "reports.csv: the file is missing (as .csv or .csv.gz).")]
    public void A_missing_file_is_said(string file, string message)
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        File.Delete(folder.FilePath(file));
        Assert.Equal(message, Assert.Throws<DataSetException>(() => DataSetReader.Read(folder.Path)).Message);
    }

    [Fact]
    public void A_file_that_is_packed_by_name_only_is_said()
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        File.Move(folder.FilePath("reports.csv"), folder.FilePath("reports.csv.gz"));
        Assert.Equal("reports.csv.gz: the file is not packed with gzip, or is damaged.",
            Assert.Throws<DataSetException>(() => DataSetReader.Read(folder.Path)).Message);
    }
}
