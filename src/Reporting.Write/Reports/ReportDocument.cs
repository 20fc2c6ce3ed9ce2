using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Files;

namespace Reporting.Write.Reports;

/// <summary>A signed report as a document by Nghị định 30/2020/NĐ-CP, with what its content can be checked by.</summary>
internal static class ReportDocument
{
    public static async Task<PaperReport> Of(
        SignedReport signed, TemplateVersion form, Streams streams, BusinessDay day, PublicLog log, CancellationToken ct)
    {
        var report = signed.Report;
        var catalogue = new Catalogue(streams, day, fresh: false);
        var indicators = await catalogue.Indicators(form.Rows.Select(row => row.Indicator), ct);
        var person = report.Signing.Person;
        var on = day.Of(person?.At ?? report.LastAt);
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(on);
        var issuer = DocumentIssuer.Of(report.Unit, units);
        var published = form.Published;
        var signer = await Name(report.SignedBy ?? report.InForce!.SignedBy, streams, ct);
        return new PaperReport
        {
            Superior = issuer.Superior,
            Issuer = issuer.Lines,
            Number = issuer.Number,
            Place = issuer.Place,
            Day = on,
            Subject = published.Layout?.Heading ?? published.Name,
            Period = $"(Kỳ báo cáo: {Period(report, form)})",
            Preamble = [.. Preamble(published)],
            Table = DocumentTable.Of(report, form, indicators),
            Sections = Sections(report, form),
            Notes = [.. Notes(report, form)],
            Capacity = issuer.Capacity(person?.Signature?.Capacity),
            Signature = person is null ? [] : Shown(person, day),
            Signer = signer,
            Recipients = [$"- {units.ById(report.RequestingUnit)?.Name} (để báo cáo);", "- Lưu: VT."],
            Proof = [.. await DocumentProof.Lines(signed, signer, streams, day, log, ct)],
            Code = DocumentProof.Code(signed),
        };
    }

    /// <summary>A time as ISO 8601 writes it, where the reporting people live (Nghị định 30/2020, annex I, 8).</summary>
    public static string Time(DateTimeOffset at, BusinessDay day) =>
        TimeZoneInfo.ConvertTime(at, day.Zone).ToString("dd-MM-yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);

    public static async Task<string> Name(AccountId account, Streams streams, CancellationToken ct) =>
        (await streams.Accounts.Recent(account.Value, ct)).State.Registered?.DisplayName ?? account.Value.ToString();

    private static string Period(Report report, TemplateVersion form) =>
        Domain.Calendars.Period.TryParse(report.Period, form.PeriodKind, out var period)
            ? PeriodWords.Of(period) : report.Period;

    private static IEnumerable<string> Preamble(TemplateVersionPublished published)
    {
        if (published.LegalBasis is { } basis)
            yield return $"Thực hiện chế độ báo cáo theo {basis}.";
    }

    private static PaperSection[] Sections(Report report, TemplateVersion form)
    {
        var values = new CellValues(report.Number);
        return
        [
            .. form.Sections.Select(section => (
                section.Title, Text: report.Details.Text(CellDefinition.OfSection(section.Code)) ?? section.Text))
                .Where(section => section.Text is not null)
                .Select(s => new PaperSection(s.Title, NarrativeText.Show(s.Text!, values, form))),
        ];
    }

    private static IEnumerable<PaperSection> Notes(Report report, TemplateVersion form)
    {
        if (report.Comments.Count > 0)
        {
            yield return new PaperSection("Giải trình số liệu", string.Join('\n', report.Comments.Select(comment =>
            {
                var rule = form.Constraints.FirstOrDefault(c => c.Rule == comment.Rule);
                return $"- {rule?.MessageVi ?? rule?.Message ?? comment.Rule}: {comment.Comment}";
            })));
        }
        if (report.Attachments.Count > 0)
        {
            yield return new PaperSection("Tài liệu kèm theo", string.Join('\n', report.Attachments.Select(file =>
                $"- {file.Name} (SHA-256 {file.Sha256})")));
        }
        if (form.Published.Layout?.Footing is { } footing)
            yield return new PaperSection(null, footing);
    }

    private static string[] Shown(SignatureMade made, BusinessDay day) =>
    [
        made.Signature is null ? "(Đã ký bằng tài khoản)" : "(Đã ký số)", $"Thời gian ký: {Time(made.At, day)}",
    ];
}
