using System.Globalization;
using System.IO.Compression;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Tests.DataSets;

public sealed class DataSetReaderTests
{
    [Fact]
    public void Parents_come_before_their_children_whatever_the_order_in_the_file()
    {
        var codes = DataSetReader.Read(DataSetFolder.Own).Units.Select(unit => unit.Code);
        Assert.Equal(["HN", "CUM-BAC", "CUM-TAY", "X01", "X02", "X03", "X04", "X05", "X06", "X07"], codes);
    }

    [Fact]
    public void A_template_has_its_versions_with_their_rows_and_constraints()
    {
        var template = DataSetReader.Read(DataSetFolder.Own).Templates.Single(template => template.Code == "kt-thang");
        Assert.Equal("month", template.PeriodKind);
        Assert.Equal([(1, 6, 3), (2, 7, 4)],
            template.Versions.Select(version => (version.Version, version.Rows.Length, version.Constraints.Length)));
        Assert.Equal(new ConstraintEntry("nang-suat", "warning", "san_luong_lua <= 6.5 * dien_tich_lua"),
            template.Versions[1].Constraints[^1]);
    }

    [Fact]
    public void Figures_are_exact_and_an_empty_cell_is_no_figure()
    {
        var row = DataSetReader.Read(DataSetFolder.Own).Reports
            .Single(row => row.Key == new ReportKey("kt-thang", "X02", "2026-07"));
        Assert.Equal(
            [("thu_ngan_sach", "5.584"), ("thu_noi_dia", "4.278"), ("thu_khac", "1.306"),
                ("ho_dan", "18432"), ("ho_ngheo", "182")],
            row.Figures.Select(figure => (figure.Indicator, figure.Value.ToString(CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_correction_without_figures_is_a_row_without_figures()
    {
        var rows = DataSetReader.Read(DataSetFolder.Own).Reports
            .Where(row => row.Key.Unit == "X06" && row.Figures.IsEmpty);
        Assert.Equal([("2026-08-09", 2), ("2026-08", 2)], rows.Select(row => (row.Key.Period, row.Version)));
    }

    [Fact]
    public void A_packed_file_reads_like_a_plain_one()
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        using (var packed = new GZipStream(File.Create(folder.FilePath("reports.csv.gz")), CompressionMode.Compress))
        using (var plain = File.OpenRead(folder.FilePath("reports.csv")))
            plain.CopyTo(packed);
        File.Delete(folder.FilePath("reports.csv"));
        Assert.Equal(
            DataSetReader.Read(DataSetFolder.Own).Reports.Select(row => (row.Line, row.Key, row.Version)),
            DataSetReader.Read(folder.Path).Reports.Select(row => (row.Line, row.Key, row.Version)));
    }

    [Theory]
    [InlineData("totals.csv")]
    [InlineData("totals_over_time.csv")]
    [InlineData("exceptions.csv")]
    public void What_the_publisher_published_may_be_missing(string file)
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        File.Delete(folder.FilePath(file));
        Assert.Equal(251, DataSetReader.Read(folder.Path).Reports.Length);
    }

    [Fact]
    public void A_total_over_time_has_its_span_as_period()
    {
        var total = DataSetReader.Read(DataSetFolder.Own).Totals.First(total => total.From != total.To);
        Assert.Equal(("HN", "2026-07/2026-09", "2026-07", "2026-09", null),
            (total.Unit, total.Period, total.From, total.To, total.KnownAt));
    }

    [Fact]
    public void Instants_are_written_one_way()
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        folder.Replace("exceptions.csv", "2026-07-24T03:40:00Z", "2026-07-24T10:40:00.000+07:00");
        Assert.Contains(
            "2026-07-24T03:40:00Z", DataSetReader.Read(folder.Path).Exceptions.Select(listed => listed.KnownAt));
    }
}
