using Reporting.Console.Forms;

namespace Reporting.Console.Tests;

/// <summary>What a signature says depends on what is in force.</summary>
public sealed class ReportStepTests
{
    private static readonly ReportResource First = new(
        Guid.Empty, "submitted", 1, new Dictionary<string, string>(), new Dictionary<string, string>(), null, null, [], [], null);

    [Fact]
    public void The_leader_approves_a_first_version_and_signs_a_later_one_as_a_correction()
    {
        var corrected = First with { Version = 2, InForce = new InForceView(1, DateTimeOffset.UnixEpoch, new Dictionary<string, string>()) };
        Assert.Equal("approve", Step("sign").ActFor(First));
        Assert.Equal("correct", Step("sign").ActFor(corrected));
        Assert.Equal("seal", Step("seal").ActFor(corrected));
        Assert.Null(Step("send").ActFor(corrected));
    }

    private static ReportStep Step(string verb) => ReportStep.All.Single(step => step.Verb == verb);
}
