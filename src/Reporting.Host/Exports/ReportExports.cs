using Reporting.Read.AggregatedReports;
using Reporting.Read.Reading;
using Reporting.Read.ReportStatus;
using Reporting.Read.Signatures;

namespace Reporting.Host.Exports;

/// <summary>Where reports stand, what those were made from that were made from others, and their signatures.</summary>
internal static class ReportExports
{
    public static Task<Answer<Export>> Reports(ExportQuestion of) => Exports.Given(Export.Of<ReportRow>(
        "tien-do-bao-cao",
        [
            new("report", row => row.ReportId), new("unit", row => row.Unit?.Code),
            new("unit_name", row => row.Unit?.Name), new("regime", row => row.Regime),
            new("template", row => row.Template), new("template_version", row => row.TemplateVersion),
            new("period", row => row.Period), new("state", row => row.State), new("holder", row => row.Holder),
            new("since", row => row.Since), new("due_at", row => row.DueAt), new("sent_at", row => row.SentAt),
            new("version", row => row.Version), new("accepted_version", row => row.AcceptedVersion),
            new("reason", row => row.Reason), new("position", row => row.Position), new("as_of", _ => of.AskedAt),
            new("use", _ => of.Use(null)),
        ],
        Export.All(page => ReportsQuery.List(
            of.Read.Db, page,
            [.. ReportRow.ColumnNames, "unit.code", "unit.name"],
            new ReportsFilter(of["unit"], of["regime"], of["period"], of.All("state") is { Count: > 0 } states ? states : null)
            {
                Holder = of["holder"], OnlyLate = of["onlyLate"] == "true",
            },
            of.Caller, of.Ct))));

    public static Task<Answer<Export>> AggregatedReports(ExportQuestion of) => Exports.Given(Export.Of<AggregatedReportRow>(
        "bao-cao-tong-hop",
        [
            new("report", row => row.ReportId), new("version", row => row.Version), new("unit", row => row.Unit?.Code),
            new("unit_name", row => row.Unit?.Name), new("regime", row => row.Regime), new("period", row => row.Period),
            new("contributors", row => row.Contributors.Count), new("late", row => row.Contributors.Count(one => one.IsLate)),
            new("missing", row => row.Absent.Count), new("partial", row => row.IsPartial),
            new("outdated_at", row => row.OutdatedAt), new("outdated_by", row => row.OutdatedBy),
            new("superseded_at", row => row.SupersededAt), new("known_at", row => row.KnownAt),
            new("position", row => row.Position), new("use", _ => of.Use(null)),
        ],
        Export.All(page => AggregatedReportsQuery.List(
            of.Read.Db, page,
            [
                "report_id", "version", "regime", "period", "position", "known_at", "is_partial", "contributors", "absent",
                "outdated_at", "outdated_by", "superseded_at", "unit.code", "unit.name",
            ],
            of["unit"], of.Caller, of.Ct))));

    public static Task<Answer<Export>> Signatures(ExportQuestion of) => Exports.Given(Export.Of<SignatureRow>(
        "chu-ky-so",
        [
            new("report", row => row.ReportId), new("version", row => row.Version), new("act", row => row.Act),
            new("capacity", row => row.Capacity), new("signed_by", row => row.Signer?.UserName),
            new("signer", row => row.Signer?.DisplayName), new("signature", row => Judged(row.State)),
            new("findings", row => row.Findings), new("certificate", row => row.CertificateId),
            new("requested_at", row => row.RequestedAt), new("since", row => row.Since),
            new("revoked_at", row => row.RevokedAt), new("cms", row => row.Cms), new("evidence", row => row.Evidence),
            new("position", row => row.Position), new("use", _ => of.Use(null)),
        ],
        Export.All(page => SignaturesQuery.List(
            of.Read.Db, page,
            [
                "request_id", "report_id", "version", "act", "capacity", "certificate_id", "state", "cms", "evidence",
                "findings", "requested_at", "since", "revoked_at", "position", "signer.user_name", "signer.display_name",
            ],
            of["unit"], of.Caller, of.Ct))));

    private static string Judged(string state) => state switch
    {
        "valid" => "VALID", "held" => "INDETERMINATE", "requested" => "none", _ => "INVALID",
    };
}
