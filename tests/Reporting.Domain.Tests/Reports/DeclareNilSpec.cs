using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>E0: "nothing arose" is said, and is neither missing nor a counted zero.</summary>
public sealed class DeclareNilSpec : ReportSpec
{
    private static readonly TemplateVersion Nilable = new(MalariaPublished with
    {
        Rows = MalariaPublished.Rows.Select(row => row with { AllowsNil = true, IsRequired = true }).ToEquatableArray(),
        Sections = [new("nhan-xet", "Nhận xét", null, true, true), new("khac", "Khác")],
    });

    private static Decision<ReportEvent> Declare(Report state) =>
        DeclareNil.Decide(new DeclareNil(July, Binh), Nilable, state);

    private static readonly FiguresEntered NilEverywhere = new(
        July, 1,
        [new("cost", 0, IsNil: true), new("female", 0, IsNil: true), new("male", 0, IsNil: true), new("total", 0, IsNil: true)],
        [], Binh, [new("#nhan-xet", "Không phát sinh.", IsNil: true)]);

    private static Func<Report, Decision<ReportEvent>> Enter(params string[] nil) => state => EnterFigures.Decide(
        new EnterFigures(July, [], [], Binh) { Nil = nil.ToEquatableArray() }, Nilable, state);

    [Fact]
    public void E0_The_whole_report_says_that_nothing_arose() => Given(Assigned).When(Declare).Then(NilEverywhere);

    [Fact]
    public void E0_A_nil_return_is_complete_and_goes_its_way()
    {
        var state = Fold(Assigned, NilEverywhere);
        Given(Assigned, NilEverywhere).When(report => SubmitReport.Decide(new SubmitReport(July, Binh), Nilable, report))
            .Then(Submitted with { ContentHash = ReportContent.Hash(state) });
    }

    [Fact]
    public void E0_A_counted_zero_is_another_content_than_nil() => Assert.NotEqual(
        ReportContent.Hash(Fold(Assigned, Entry(1, Binh, ("total", 0)))),
        ReportContent.Hash(Fold(Assigned, new FiguresEntered(July, 1, [new("total", 0, IsNil: true)], [], Binh))));

    [Fact]
    public void E0_One_cell_says_it() =>
        Given(ToEntry).When(Enter("cost")).Then(new FiguresEntered(July, 1, [new("cost", 0, IsNil: true)], [], Binh));

    [Fact]
    public void E0_A_zero_over_a_nil_is_a_change() =>
        Given(Assigned, NilEverywhere).When(state => EnterFigures.Decide(
            new EnterFigures(July, [new("cost", 0)], [], Binh), Nilable, state)).Then(Entry(1, Binh, ("cost", 0)));

    [Fact]
    public void E0_In_constraints_nil_counts_as_zero()
    {
        var state = Fold(Assigned, NilEverywhere, Entry(1, Binh, ("total", 3)));
        Assert.Equal("sexes", Assert.Single(
            ReportCheck.Findings(Nilable, null, null, state), f => f.Kind == FindingKind.Error).Rule);
    }

    [Fact]
    public void E0_Where_the_form_does_not_say_so_nothing_is_nil() =>
        Given(Assigned).When(state => EnterFigures.Decide(
            new EnterFigures(July, [], [], Binh) { Nil = ["total"] }, Malaria, state))
            .ThenRefused("report.nil-not-allowed", "total");

    [Fact]
    public void E0_A_report_of_such_a_form_is_not_nil_as_a_whole() =>
        Given(Assigned).When(state => DeclareNil.Decide(new DeclareNil(July, Binh), Malaria, state))
            .ThenRefused("report.nil-not-allowed", "cost", "female", "male", "total");

    [Fact]
    public void E0_What_was_counted_is_not_declared_away() =>
        Given(ToEntry).When(Declare).ThenRefused("report.nil-with-figures", "female", "male", "total");

    [Fact]
    public void E0_A_cell_is_not_both() =>
        Given(Assigned).When(state => EnterFigures.Decide(
            new EnterFigures(July, [new("cost", 1)], [], Binh) { Nil = ["cost"] }, Nilable, state))
            .ThenRefused("report.figure-twice", "cost");

    [Fact]
    public void E0_A_cell_that_is_not_in_the_form_is_not_nil() =>
        Given(Assigned).When(Enter("deaths")).ThenRefused("report.figure-not-in-template", "deaths");

    [Fact]
    public void E0_It_is_said_only_while_the_report_is_in_entry() =>
        Given(ToWithdrawn).When(Declare).ThenRefused("report.not-in-entry");

    [Fact]
    public void D3_Whoever_has_a_part_speaks_for_it_alone() =>
        Given(Assigned).When(state => DeclareNil.Decide(
            new DeclareNil(July, Binh) { Within = ["cost"] }, Nilable, state))
            .Then(new FiguresEntered(July, 1, [new("cost", 0, IsNil: true)], [], Binh));
}
