using Reporting.Domain.Publications;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Publications;

public sealed class RequestPublicationSpec : PublicationSpec
{
    private static readonly RequestPublication Request = new(Asked.PublicationId, Asked.What, Asked.Reason, Binh);

    private static readonly Published Report = new(
        PublishedKind.Report, Xuan, [], null, null, new ReportId(new Guid("00000000-0000-0000-0000-000000000007")));

    [Fact]
    public void F6_Somebody_asks_for_sums_to_be_published() =>
        Given().When(RequestPublication.Decide, Request).Then(Asked);

    [Fact]
    public void F6_A_report_is_published_whole()
    {
        Given().When(RequestPublication.Decide, Request with { What = Report }).Then(Asked with { What = Report });
        Refused(Report with { ReportId = null });
        Refused(Report with { Indicators = ["total"] });
    }

    [Fact]
    public void It_names_indicators_and_periods_of_one_kind_in_order()
    {
        Refused(Asked.What with { Indicators = [] });
        Refused(Asked.What with { Indicators = ["x y"] });
        Refused(Asked.What with { To = null });
        Refused(Asked.What with { To = "2025-12" });
        Refused(Asked.What with { To = "2026-Q4" });
        Refused(Asked.What with { From = "x" });
    }

    [Fact]
    public void It_says_why() => Given().When(RequestPublication.Decide, Request with { Reason = " " })
        .ThenRefused("text.blank", "reason");

    [Fact]
    public void One_id_is_one_publication() => Given(Asked)
        .When(RequestPublication.Decide, Request with { Reason = "Khác" })
        .ThenRefused("publication.id-taken", "publication");

    private static void Refused(Published what) => Given().When(RequestPublication.Decide, Request with { What = what })
        .ThenRefused("publication.nothing-named", "what");
}
