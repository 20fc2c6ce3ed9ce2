using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>Entering and submitting a form with every kind of cell (B3, E2): the rules hold in the decision, whatever way
/// the cells came in.</summary>
public sealed class CellKindsTests : ReportSpec
{
    private static readonly TemplateVersion Form = new(MalariaPublished with
    {
        Rows = [new(1, "total", 0, "ca", null, "male + female"), new(2, "male", 0, "ca", true), new(3, "female", 0, "ca")],
        Constraints = [new("ke-hoach", Severity.Error, "[so] <= [ke-hoach]", "Above plan.", "Vượt kế hoạch."),
            new("luy-ke", Severity.Error, "sum(*[luy-ke]) >= previous(sum(*[luy-ke]))")],
        Columns =
        [
            new("so", "Số", CellKind.Number, true), new("ke-hoach", "Kế hoạch", CellKind.Number),
            new("ty-le", "Tỷ lệ", CellKind.Number, null, 1, null, null, "[so] / [ke-hoach] * 100"),
            new("luy-ke", "Lũy kế", CellKind.Number, null, null, null, null, "previous_in_year([luy-ke]) + [so]"),
            new("ngay", "Ngày", CellKind.Date), new("muc", "Mức", CellKind.Choice, null, null, ["cao", "thấp"]),
            new("ghi-chu", "Ghi chú", CellKind.Text),
        ],
        Kind = TemplateKind.Linked,
        Sections = [new("mo-dau", "Mở đầu", "Có {{total}} ca.", true)],
    });

    private static Func<PeriodShift, CellValues?> Before(decimal cumulated) =>
        _ => new CellValues(cell => cell.EndsWith("[luy-ke]", StringComparison.Ordinal) ? cumulated : null);

    private static Decision<ReportEvent> Enter(
        Report state, (string, decimal?)[] cells, (string, string?)[] details, decimal before = 0) =>
        EnterFigures.Decide(
            new EnterFigures(July, cells.Select(c => new EnteredCell(c.Item1, c.Item2)).ToEquatableArray(), [], Binh)
            {
                Details = details.Select(d => new EnteredDetail(d.Item1, d.Item2)).ToEquatableArray(),
                Elsewhere = Before(before),
            }, Form, state);

    private static Report InEntry(params (string, string?)[] details) => Fold(
        [Assigned, .. Assert.IsType<Decision<ReportEvent>.Decided>(
            Enter(Fold(Assigned), [("male", 2), ("female", 3)], details, before: 10)).Events]);

    private static void Refused(string code, (string, decimal?)[] cells, (string, string?)[] details)
    {
        var refused = Assert.IsType<Decision<ReportEvent>.Refused>(Enter(Fold(Assigned), cells, details));
        Assert.Equal(code, refused.Refusal.Code);
    }

    [Fact]
    public void B3_derived_cells_are_worked_out_and_kept()
    {
        var report = InEntry(("male[ke-hoach]", "3"));
        Assert.Equal(5, report.Number("total"));
        Assert.Equal(66.7m, report.Number("male[ty-le]"));
        Assert.Null(report.Number("female[ty-le]"));
        Assert.Equal((12, 13, 15), (report.Number("male[luy-ke]"), report.Number("female[luy-ke]"), report.Number("total[luy-ke]")));
    }

    [Fact]
    public void B3_a_division_by_zero_gives_no_number() => Assert.Null(InEntry(("male[ke-hoach]", "0")).Number("male[ty-le]"));

    [Theory]
    [InlineData("male[ngay]", "05/10/2026", "report.not-a-day")]
    [InlineData("male[ngay]", "2026-02-30", "report.not-a-day")]
    [InlineData("male[muc]", "vừa", "report.not-a-choice")]
    [InlineData("male[ke-hoach]", "abc", "report.not-a-number")]
    [InlineData("male[ke-hoach]", "1.5", "report.too-many-decimals")]
    [InlineData("male[ke-hoach]", "2 tấn", "measure.not-convertible")]
    [InlineData("male[ghi-chu]", "  ", "text.blank")]
    [InlineData("male[ghi-chu]", "TUYỆT MẬT", "secrecy.marked")]
    [InlineData("male[ty-le]", "5", "report.derived-cell")]
    [InlineData("male[khac]", "5", "report.figure-not-in-template")]
    [InlineData("#khac", "x", "report.figure-not-in-template")]
    [InlineData("#mo-dau", "Có {{deaths}}", "report.narrative-malformed")]
    [InlineData("#mo-dau", "[TỐI MẬT] Có", "secrecy.marked")]
    public void B3_a_cell_takes_what_it_is_for(string cell, string text, string code) => Refused(code, [], [(cell, text)]);

    [Fact]
    public void B3_a_derived_figure_is_not_entered() => Refused("report.derived-cell", [("total", 5)], []);

    [Fact]
    public void B3_units_of_measure_are_converted() =>
        Assert.Equal(2000, InEntry(("male[ke-hoach]", "2 nghìn ca")).Number("male[ke-hoach]"));

    [Fact]
    public void B3_what_is_required_must_be_there_when_the_report_is_submitted()
    {
        Assert.Equal("report.cells-missing", Submit(InEntry(("male[muc]", "cao"))));
        Assert.Null(Submit(InEntry(("#mo-dau", "Có {{total}} ca"))));
    }

    [Fact]
    public void E2_a_constraint_on_columns_holds_in_each_row() =>
        Assert.Equal("report.constraint-broken", Submit(InEntry(("#mo-dau", "x"), ("female[ke-hoach]", "2"))));

    [Fact]
    public void E2_a_constraint_compares_with_the_period_before() =>
        Assert.Equal("report.constraint-broken", Submit(InEntry(("#mo-dau", "x")), before: 10, constraintOnly: 100));

    [Fact]
    public void B3_what_another_period_changed_is_entered_anew() =>
        Assert.Equal("report.derived-outdated", Submit(InEntry(("#mo-dau", "x")), before: 11));

    [Fact]
    public void B3_a_narrative_shows_the_figures() => Assert.Equal(
        "Có 5 ca, 2…", NarrativeText.Show("Có {{total}} ca, {{male}}{{total[ke-hoach]}}", new CellValues(InEntry().Number), Form));

    [Fact]
    public void E5_who_entered_a_detail_does_not_sign() => Assert.Contains(
        Binh, InEntry(("male[muc]", "cao")).Details.All.Select(detail => detail.EnteredBy));

    private static string? Submit(Report report, decimal before = 10, decimal? constraintOnly = null)
    {
        // The formulas ask for PreviousInYear, the constraint for Previous: the two can differ.
        var command = new SubmitReport(July, Binh)
        {
            Elsewhere = shift => Before(shift == PeriodShift.Previous ? constraintOnly ?? before : before)(shift),
        };
        return SubmitReport.Decide(command, Form, report) is Decision<ReportEvent>.Refused refused
            ? refused.Refusal.Code : null;
    }
}
