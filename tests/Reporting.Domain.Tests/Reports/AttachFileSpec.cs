using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>E10: files beside a report.</summary>
public sealed class AttachFileSpec : ReportSpec
{
    private static readonly string First = new('a', 64);
    private static readonly string Second = new('b', 64);

    private static Func<Report, Decision<ReportEvent>> Attach(string name, string? hash = null) => state =>
        AttachFile.Decide(new AttachFile(July, name, "application/pdf", 10, hash ?? First, "ClamAV", Binh), state);

    private static FileAttached Attached(int number, string name, string hash, int version = 1) =>
        new(July, version, number, name, "application/pdf", 10, hash, "ClamAV", Binh);

    [Fact]
    public void E10_A_file_is_attached_while_figures_go_in() =>
        Given(ToEntry).When(Attach("Biên bản.pdf")).Then(Attached(1, "Biên bản.pdf", First));

    [Fact]
    public void E10_A_file_that_comes_first_opens_version_1() =>
        Given(Assigned).When(Attach("a.pdf")).Then(Attached(1, "a.pdf", First));

    [Fact]
    public void E10_After_a_return_a_file_opens_the_next_version() =>
        Given([.. ToSent, Returned]).When(Attach("a.pdf")).Then(Attached(1, "a.pdf", First, version: 2));

    [Fact]
    public void E10_Numbers_are_not_given_again() =>
        Given([.. ToEntry, Attached(1, "a.pdf", First), new FileRemoved(July, 1, 1, Binh)]).When(Attach("b.pdf"))
            .Then(Attached(2, "b.pdf", First));

    [Fact]
    public void E10_Another_file_of_the_same_name_is_refused() =>
        Given([.. ToEntry, Attached(1, "a.pdf", First)]).When(Attach("a.pdf", Second))
            .ThenRefused("attachment.name-taken", "name");

    [Theory]
    [InlineData("")]
    [InlineData("khong-duoi")]
    [InlineData("../../etc/passwd.pdf")]
    [InlineData("a\\b.pdf")]
    [InlineData(".pdf")]
    [InlineData("a\nb.pdf")]
    [InlineData("a\u0000b.pdf", "text.forbidden-character")]
    public void E10_A_name_is_a_name(string name, string code = "attachment.name-malformed") =>
        Given(ToEntry).When(Attach(name)).ThenRefused(code, "name");

    [Theory]
    [InlineData("TỐI MẬT.pdf")]
    [InlineData("Báo cáo (MẬT).docx")]
    public void B7_A_secrecy_mark_in_the_name_is_refused(string name) =>
        Given(ToEntry).When(Attach(name)).ThenRefused("secrecy.marked", "name");

    [Fact]
    public void B7_A_word_in_the_name_is_no_mark() =>
        Given(ToEntry).When(Attach("Mật độ dân số.pdf")).Then(Attached(1, "Mật độ dân số.pdf", First));

    [Fact]
    public void E10_A_report_has_so_many_files_and_no_more() =>
        Given([Assigned, .. Enumerable.Range(1, AttachFile.CountMax).Select(i => Attached(i, $"{i}.pdf", First))])
            .When(Attach("a.pdf")).ThenRefused("attachment.too-many");

    [Fact]
    public void E10_Files_are_attached_only_while_the_report_is_in_entry() => RefusedExceptIn(
        "attachment.report-closed", Attach("a.pdf"), ReportState.NotAssigned, ReportState.Assigned, ReportState.InEntry,
        ReportState.Rejected, ReportState.Returned, ReportState.CorrectionApproved, ReportState.Checked);

    [Fact]
    public void E10_Whoever_attached_a_file_does_not_sign_it()
    {
        var attached = Attached(1, "a.pdf", First) with { By = Chi };
        var hash = ReportContent.Hash(Fold([.. ToEntry, attached]));
        Given([.. ToEntry, attached, Submitted with { ContentHash = hash }])
            .When(state => SignReport.Decide(new SignReport(July, Chi), state)).ThenRefused("report.signer-entered");
    }

    [Fact]
    public void E10_What_is_accepted_names_its_files() => Assert.Equal(
        new Attachment(1, "a.pdf", "application/pdf", 10, First, "ClamAV", Binh),
        Assert.Single(((ReportAccepted)Assert.IsType<Decision<ReportEvent>.Decided>(AcceptReport.Decide(
            new AcceptReport(July, null, Noon.AddDays(2), Dung),
            Fold([.. ToEntry, Attached(1, "a.pdf", First), Submitted, SignedByChi, Sent]))).Events[0]).Attachments!.Value));
}
