using Reporting.Domain;
using Reporting.Domain.Complaints;
using Reporting.Domain.Publications;
using Reporting.Domain.Usage;

namespace Reporting.Read.Tests.Complaints;

/// <summary>A complaint, a publication and a usage report of the commune D1A.</summary>
internal static class LookingUp
{
    public static readonly Guid Complaint = new(7, 0, 0, new byte[8]), Publication = new(6, 0, 0, new byte[8]);

    public static async Task Tell(Story story)
    {
        var unit = Province.Unit("D1A");
        await Append(story, Complaint, ComplaintEventCodec.Encode(new ComplaintFiled(
            Complaint, unit, "cases", "2026-10-05", "too low", story.Clock.Now.AddDays(7), Province.AccountOf("enterer"))));
        await Append(story, Complaint, ComplaintEventCodec.Encode(new ComplaintEscalated(
            Complaint, Province.Unit("D1"), story.Clock.Now.AddDays(14), story.By)));
        await Append(story, Publication, PublicationEventCodec.Encode(new PublicationRequested(
            Publication, new Published(PublishedKind.Figure, unit, ["cases"], "2026-10-01", "2026-10-31", null), "x",
            story.By)));
        await Append(story, Uuid5.Of("usage-report", "x"), UsageEventCodec.Encode(new UsageRecorded(
            unit, "2026-H1", 1, [new UsageLine("health", "day", 3, 2, 1, 1, 1, 1, 0)], story.By)));
    }

    public static Task Approve(Story story) => Append(story, Publication, PublicationEventCodec.Encode(
        new PublicationApproved(Publication, "12/QĐ", Province.AccountOf("signer"))));

    public static Task Withdraw(Story story) => Append(story, Publication, PublicationEventCodec.Encode(
        new PublicationWithdrawn(Publication, "x", Province.AccountOf("signer"))));

    public static Task Answer(Story story) => Append(story, Complaint, ComplaintEventCodec.Encode(
        new ComplaintAnswered(Complaint, "checked", false, story.By)));

    private static Task Append(Story story, Guid stream, (string Name, string, byte[]) encoded) => story.Append(
        stream, encoded.Name.Split('_')[0] switch { "usage" => "usage-report", var kind => kind }, encoded);
}
