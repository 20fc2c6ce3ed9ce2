using Reporting.Domain.Complaints;
using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Complaints;

public sealed class FileComplaintSpec : ComplaintSpec
{
    private static readonly FileComplaint Told = new(
        Filed.ComplaintId, Filed.Unit, Filed.Indicator, Filed.Period, Filed.Text, Filed.DueAt, Dung);

    private static Spec<Complaint, ComplaintEvent>.After When(
        FileComplaint command, Indicator? indicator = null, params ComplaintEvent[] history) => Given(history)
        .When(state => FileComplaint.Decide(command, indicator ?? new Indicator(Total), state));

    [Fact]
    public void F7_Somebody_says_that_a_figure_is_wrong() => When(Told).Then(Filed);

    [Fact]
    public void Told_again_it_is_due_when_it_was_first() =>
        When(Told with { DueAt = Noon.AddDays(9) }, null, Filed).Then();

    [Fact]
    public void It_is_about_an_indicator_and_a_period_and_says_what_is_wrong()
    {
        When(Told, Indicator.Initial).ThenRefused("indicator.unknown", "total");
        When(Told with { Period = "x" }).ThenRefused("period.malformed", "x");
        When(Told with { Text = "" }).ThenRefused("text.blank", "text");
    }

    [Fact]
    public void One_id_is_one_complaint() =>
        When(Told with { Text = "Khác" }, null, Filed).ThenRefused("complaint.id-taken", "complaint");
}
