using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class ReturnReportSpec : ReportSpec
{
    private static readonly ReturnReport Return = new(July, "Thiếu chi phí", Dung);

    [Fact]
    public void A_sent_report_goes_back_with_the_reason() =>
        Given(ToSent).When((c, state) => ReturnReport.Decide(c, Malaria, state), Return).Then(Returned);

    [Fact]
    public void E3_A_return_has_a_code_and_marks_cells() =>
        Given(ToSent).When(
            (c, state) => ReturnReport.Decide(c, Malaria, state),
            Return with { Code = "figures-wrong", Cells = [new("male", "Quá ít"), new("total")] })
            .Then(Returned with { Code = "figures-wrong", Cells = new([new("male", "Quá ít"), new("total")]) });

    [Theory]
    [InlineData("because", "male", "report.reason-code-unknown", "because")]
    [InlineData(null, "dogs", "report.figure-not-in-template", "dogs")]
    public void E3_Codes_and_cells_are_those_that_there_are(string? reason, string cell, string code, string place) =>
        Given(ToSent).When(
            (c, state) => ReturnReport.Decide(c, Malaria, state), Return with { Code = reason, Cells = [new(cell)] })
            .ThenRefused(code, place);

    [Fact]
    public void E3_A_cell_is_marked_once() =>
        Given(ToSent).When((c, state) => ReturnReport.Decide(c, Malaria, state), Return with { Cells = [new("male"), new("male")] })
            .ThenRefused("report.marked-twice", "male");

    [Fact]
    public void E3_The_redone_version_shows_the_difference_by_cell()
    {
        var marked = Returned with { Cells = new([new("male", "Quá ít"), new("cost")]) };
        var redone = Fold([.. ToSent, marked, Entry(2, Binh, ("male", 3), ("total", 6))]);
        Assert.Equal(
            [
                new CellDifference("cost", null, null, new MarkedCell("cost")),
                new CellDifference("male", "2", "3", new MarkedCell("male", "Quá ít")),
                new CellDifference("total", "5", "6", null),
            ],
            CellDifference.Of(redone));
        Assert.Empty(CellDifference.Of(Fold(ToSent)));
    }

    [Fact]
    public void A_return_needs_a_reason() =>
        Given(ToSent).When((c, state) => ReturnReport.Decide(c, Malaria, state), Return with { Reason = "" })
            .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void Only_a_sent_report_is_returned() => RefusedExceptIn(
        "report.not-sent", state => ReturnReport.Decide(Return, Malaria, state), ReportState.Sent, ReportState.Returned);

    [Fact]
    public void A_return_for_another_reason_is_refused() =>
        Given([.. ToSent, Returned]).When((c, state) => ReturnReport.Decide(c, Malaria, state), Return with { Reason = "Khác" })
            .ThenRefused("report.not-sent");
}
