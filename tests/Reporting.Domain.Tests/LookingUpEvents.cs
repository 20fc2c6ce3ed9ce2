using Reporting.Domain.Complaints;
using Reporting.Domain.Publications;
using Reporting.Domain.Usage;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests;

/// <summary>Samples of what happens around figures that are looked up: usage, publications, complaints.</summary>
internal static class LookingUpEvents
{
    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000009");

    public static readonly UsageRecorded Usage = new(
        Xuan, "2026-H1", 42, [new("malaria-monthly", "month", 6, 5, 4, 1, 1, 2, 1)], Ana);

    public static readonly PublicationRequested PublicationAsked = new(
        Id, new(PublishedKind.Aggregate, Province, ["total", "cost"], "2026-01", "2026-06", null), "Họp báo", Binh);

    public static readonly PublicationApproved Approved = new(Id, "12/QĐ-UBND", Chi);

    public static readonly PublicationWithdrawn PublicationOff = new(Id, "Số liệu đang đính chính", Chi);

    public static readonly ComplaintFiled Filed = new(
        Id, Xuan, "total", "2026-07", "Số ca thấp hơn sổ khám", Noon, Dung);

    public static readonly ComplaintAnswered ComplaintReply = new(Id, "Đã đối chiếu, số liệu đúng", false, Binh);

    public static readonly ComplaintEscalated Escalated = new(Id, Health, Noon.AddDays(7), Ana);

    public static readonly object[] OneOfEach =
        [Usage, PublicationAsked, Approved, PublicationOff, Filed, ComplaintReply, Escalated];
}
