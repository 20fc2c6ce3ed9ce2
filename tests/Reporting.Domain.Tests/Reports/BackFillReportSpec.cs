using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>I2: what went by another channel during an outage is entered afterwards, with evidence.</summary>
public sealed class BackFillReportSpec : ReportSpec
{
    private static readonly DateTimeOffset Then = Noon.AddHours(-30);

    private static readonly BackFillReport BackFill = new(July, Then, "12/BC-UBND", null, Noon, Binh)
    {
        Outages = [new Outage(Guid.Empty, Then.AddHours(-1), Then.AddHours(4), true)],
    };

    [Fact]
    public void I2_The_time_and_the_evidence_of_the_other_channel_are_kept() =>
        Given(Assigned).When(BackFillReport.Decide, BackFill)
            .Then(new ReportBackFilled(July, 1, Then, Guid.Empty, "12/BC-UBND", null, Binh));

    [Fact]
    public void I2_It_is_in_time_by_the_other_channel()
    {
        var filled = new ReportBackFilled(July, 1, Then, Guid.Empty, "12/BC-UBND", null, Binh);
        Given([Assigned, filled, Entered, Submitted]).When(SignReport.Decide, new SignReport(July, Chi))
            .Then(SignedByChi, Sent with { ArrivedAt = Then });
        Assert.Null(Fold([Assigned, filled, .. ToAccepted.Skip(1)]).BackFill);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "abc")]
    [InlineData("12/BC", "ABC")]
    public void I2_No_back_filling_without_evidence(string? document, string? sha256) =>
        Given(Assigned).When(BackFillReport.Decide, BackFill with { Document = document, Sha256 = sha256 })
            .ThenRefused("report.evidence-missing", "backFill");

    [Fact]
    public void I2_No_back_filling_without_a_time() =>
        Given(Assigned).When(BackFillReport.Decide, BackFill with { ArrivedAt = null })
            .ThenRefused("report.evidence-missing", "backFill");

    [Theory]
    [InlineData(-90)]
    [InlineData(-26)]
    public void I2_No_back_filling_without_an_outage_that_covers_it(int hours) =>
        Given(Assigned).When(BackFillReport.Decide, BackFill with { ArrivedAt = Noon.AddHours(hours) })
            .ThenRefused("report.no-outage", "backFill");

    [Fact]
    public void I2_Not_from_the_future_and_not_before_what_is_in_force()
    {
        Given(Assigned).When(BackFillReport.Decide, BackFill with { ArrivedAt = Noon.AddHours(1) })
            .ThenRefused("report.in-force-in-future", "inForceAt");
        Given(ToApproved).When(BackFillReport.Decide, BackFill).ThenRefused("report.in-force-decreases", "inForceAt");
    }

    [Fact]
    public void I2_Only_while_the_report_is_in_entry() => RefusedExceptIn(
        "report.not-in-entry", state => BackFillReport.Decide(BackFill, state), ReportState.NotAssigned,
        ReportState.Assigned, ReportState.InEntry, ReportState.Checked, ReportState.Rejected, ReportState.Returned,
        ReportState.CorrectionApproved);
}
