using System.Text;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>E1: where each figure comes from.</summary>
public sealed class FigureSourceTests : ReportSpec
{
    private static readonly string Hash64 = new('c', 64);

    private static Func<Report, Decision<ReportEvent>> Enter(FigureSource? source) => state => EnterFigures.Decide(
        new EnterFigures(July, [new("cost", 12)], [], Binh) { Source = source }, Malaria, state);

    [Fact]
    public void E1_A_file_is_known_by_its_hash()
    {
        var file = new FigureSource(SourceKind.Import, "tháng 7.xlsx", Hash64);
        Given(ToEntry).When(Enter(file)).Then(Entry(1, Binh, ("cost", 12)) with { Source = file });
        var report = Fold([.. ToEntry, Entry(1, Binh, ("cost", 12)) with { Source = file }]);
        Assert.Equal(file, report.Cells.Find("cost")!.Source);
        Assert.Null(report.Cells.Find("total")!.Source);
    }

    [Fact]
    public void E1_A_connected_system_is_known_by_its_name() =>
        Given(ToEntry).When(Enter(new FigureSource(SourceKind.System, "LGSP")))
            .Then(Entry(1, Binh, ("cost", 12)) with { Source = new FigureSource(SourceKind.System, "LGSP") });

    [Theory]
    [InlineData(SourceKind.Import, "a.xlsx", null)]
    [InlineData(SourceKind.Import, "a.xlsx", "ABC")]
    [InlineData(SourceKind.System, null, null)]
    [InlineData(SourceKind.Formula, null, null)]
    [InlineData(SourceKind.Subordinates, null, null)]
    public void E1_What_a_client_cannot_know_it_does_not_state(SourceKind kind, string? name, string? hash) =>
        Given(ToEntry).When(Enter(new FigureSource(kind, name, hash))).ThenRefused("report.source-malformed", "source");

    [Fact]
    public void E1_What_comes_into_force_says_where_it_came_from()
    {
        var file = new FigureSource(SourceKind.Import, null, Hash64);
        var state = Fold([.. ToEntry, Entry(1, Binh, ("cost", 12)) with { Source = file }, Submitted, SignedByChi, Sent]);
        var accepted = (ReportAccepted)Assert.IsType<Decision<ReportEvent>.Decided>(AcceptReport.Decide(
            new AcceptReport(July, null, Noon.AddDays(2), Dung), state)).Events[0];
        Assert.Equal([file, null, null, null], accepted.Figures.Select(figure => figure.Source));
    }

    [Fact]
    public void The_stored_bytes_of_sources_and_nil_cells_do_not_change()
    {
        var entered = new FiguresEntered(
            July, 1, [new("cost", 0, IsNil: true), new("total", 5, IsDerived: true)], [], Binh,
            [new("#a", "Không phát sinh.", IsNil: true)], new FigureSource(SourceKind.Import, "a.xlsx", Hash64));
        var json = Encoding.UTF8.GetString(ReportEventCodec.Encode(entered).Json);
        Assert.Equal(
            $$$"""
            {"reportId":"{{{July.Value}}}","version":1,"cells":[{"indicator":"cost","value":"0","isNil":true},
            {"indicator":"total","value":"5","isDerived":true}],"comments":[],"by":"{{{Binh.Value}}}",
            "details":[{"cell":"#a","text":"Không phát sinh.","isNil":true}],
            "source":{"kind":"import","name":"a.xlsx","sha256":"{{{Hash64}}}"}}
            """.Replace(",\n", ",", StringComparison.Ordinal), json);
        Assert.Equal(entered, ReportEventCodec.Decode("figures_entered", Encoding.UTF8.GetBytes(json)));
    }
}
