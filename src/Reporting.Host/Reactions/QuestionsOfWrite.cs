using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Read;
using Reporting.Read.Certificates;
using Reporting.Domain.Calendars;
using Reporting.Domain.Usage;
using Reporting.Read.Complaints;
using Reporting.Read.Deadlines;
using Reporting.Read.Inbox;
using Reporting.Read.Reading;
using Reporting.Read.Regimes;
using Reporting.Read.Signatures;
using Reporting.Read.Usage;
using Reporting.Write;
using Reporting.Write.Reactions;

namespace Reporting.Host.Reactions;

/// <summary>Answers what the way in asks the way out.</summary>
internal static class QuestionsOfWrite
{
    public static ReadQuestions Make(ReadSide read, Func<AccountId, CancellationToken, Task<ReadScope>> scope) => new(
        async (account, messages, ct) =>
            await InboxQuery.Of(read.Db, read.Caller(await scope(account, ct)), messages, ct),
        ct => OpeningsProjection.Codes(read.Db, ct),
        async (from, to, ct) => Work(await DueQuery.Owed(read.Db, from, to, ct)),
        (from, to, ct) => DueQuery.Times(read.Db, from, to, ct),
        async (dueAt, ct) => Work(await DueQuery.Owed(read.Db, dueAt, dueAt, ct)),
        (account, unit, ct) => CertificatesQuery.Of(read.Db, account?.Value, unit?.Value, ct),
        async ct => Signatures(await SignaturesQuery.Held(read.Db, ct)),
        ct => SignaturesQuery.UsedCertificates(read.Db, ct),
        async (certificate, ct) => Signatures(await SignaturesQuery.ValidOf(read.Db, certificate, ct)),
        read.WaitForPosition)
    {
        Usage = (period, unit, ct) => Usage(read, period, unit, ct),
        OverdueComplaints = async (now, ct) =>
        [
            .. (await ComplaintsQuery.Overdue(read.Db, now, read.Caller(ReadScope.Nothing).Today, ct))
                .Select(row => new OverdueComplaint(row.ComplaintId, row.DueAt)),
        ],
    };

    // What was recorded must have been read: a report that is made stands.
    private static async Task<CountedUsage> Usage(ReadSide read, Period period, UnitId? unit, CancellationToken ct)
    {
        var head = await read.Store.Head(ct);
        if (!await read.WaitForPosition(head, ct))
            throw new TimeoutException($"The read tables have not got to position {head}.");
        DateTimeOffset At(DateOnly day)
        {
            var local = day.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(local, read.Zone.GetUtcOffset(local));
        }
        var lines = await UsageCount.Of(read.Db, At(period.First), At(period.Last.AddDays(1)), unit?.Value, ct);
        return new CountedUsage(
            head,
            [
                .. lines.GroupBy(line => line.UnitId).Select(of => new UnitUsage(
                    new UnitId(of.Key),
                    [
                        .. of.Select(line => new UsageLine(
                            line.Regime, line.Kind, line.Assigned, line.Sent, line.OnTime, line.Late, line.Missing,
                            line.Returned, line.Corrected)),
                    ])),
            ]);
    }

    private static List<SignatureOnReport> Signatures(IReadOnlyList<SignatureKey> keys) =>
        [.. keys.Select(key => new SignatureOnReport(new ReportId(key.ReportId), key.RequestId))];

    private static List<OwedWork> Work(IReadOnlyList<DueRow> rows) =>
    [
        .. rows.Select(row => new OwedWork(
            new ReportId(row.ReportId), row.Part, new UnitId(row.UnitId),
            row.AccountId is { } account ? new AccountId(account) : null, row.Regime, row.Period, row.DueAt,
            row.AssignedAt)),
    ];
}
