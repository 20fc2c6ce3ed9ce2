using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class ReportContentTests : ReportSpec
{
    [Fact]
    public void The_content_is_canonical_JSON()
    {
        var report = Fold([Assigned, Entered, new FiguresEntered(July, 1, [new("cost", 12.50m)],
            [new("cheap", "Giá \"cao\"\n\\ tăng \u001f\u2028")], Binh)]);
        Assert.Equal(
            $$"""
            {"comments":{"cheap":"Giá \"cao\"\n\\ tăng \u001f{{'\u2028'}}"},"figures":{"cost":"12.5",
            "female":"3","male":"2","total":"5"},"period":"2026-07","report":"{{July.Value}}",
            "template":"malaria","templateVersion":1,"version":1}
            """.Replace(",\n", ",", StringComparison.Ordinal),
            ReportContent.Canonical(report));
    }

    [Fact]
    public void The_hash_is_SHA_256_of_its_UTF_8_bytes() => Assert.Equal(Hash, ReportContent.Hash(Fold(ToEntry)));

    [Fact]
    public void The_order_of_entry_does_not_matter() => Assert.Equal(
        ReportContent.Hash(Fold(ToEntry)),
        ReportContent.Hash(Fold([Assigned, Entry(1, Chi, ("female", 3)),
            Entry(1, Binh, ("male", 2), ("total", 5.0m))])));

    [Fact]
    public void Another_figure_is_another_hash() => Assert.NotEqual(
        ReportContent.Hash(Fold(ToEntry)), ReportContent.Hash(Fold([.. ToEntry, Entry(1, Binh, ("cost", 1))])));

    [Fact]
    public void E10_Files_and_what_did_not_arise_are_part_of_the_content()
    {
        var report = Fold(
            Assigned, new FiguresEntered(July, 1, [new("cost", 0, IsNil: true), new("total", 0)], [], Binh),
            new FileAttached(July, 1, 1, "b.pdf", "application/pdf", 1, new string('b', 64), null, Binh),
            new FileAttached(July, 1, 2, "a.pdf", "application/pdf", 1, new string('a', 64), null, Binh));
        Assert.Equal(
            $$"""
            {"attachments":[{"name":"b.pdf","sha256":"{{new string('b', 64)}}"},{"name":"a.pdf","sha256":"{{new string('a', 64)}}"}],
            "comments":{},"figures":{"cost":"0","total":"0"},"nil":["cost"],"period":"2026-07","report":"{{July.Value}}",
            "template":"malaria","templateVersion":1,"version":1}
            """.Replace(",\n", ",", StringComparison.Ordinal),
            ReportContent.Canonical(report));
    }
}
