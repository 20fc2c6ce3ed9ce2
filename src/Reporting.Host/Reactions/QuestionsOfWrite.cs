using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Read;
using Reporting.Read.Certificates;
using Reporting.Read.Deadlines;
using Reporting.Read.Inbox;
using Reporting.Read.Regimes;
using Reporting.Read.Signatures;
using Reporting.Write;
using Reporting.Write.Reactions;

namespace Reporting.Host.Reactions;

/// <summary>Answers what the way in asks the way out.</summary>
internal static class QuestionsOfWrite
{
    public static ReadQuestions Make(ReadSide read, Func<AccountId, CancellationToken, Task<Read.Reading.ReadScope>> scope) => new(
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
        read.WaitForPosition);

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
