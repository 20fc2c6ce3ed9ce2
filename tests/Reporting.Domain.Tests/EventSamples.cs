using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.Catalogues;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.Inbox;
using Reporting.Domain.Incidents;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.Indicators;
using Reporting.Domain.Notices;
using Reporting.Domain.Operations;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Redactions;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests;

/// <summary>One event of every type, with every property filled; the optional ones are also seen empty in other
/// samples.</summary>
internal static class EventSamples
{
    private static readonly ReportId Report = new(new Guid("00000000-0000-0000-0000-000000000007"));
    private static readonly Mandate Letter = new("12/CV", new Guid("00000000-0000-0000-0000-000000000008"));
    private static readonly DateOnly July = new(2026, 7, 1);
    private static readonly UnitId Tan = UnitRegister.IdOf("01-tan", July);
    private static readonly EstablishedUnit Established = new(Tan, "01-tan", "Xã Tân", "commune", Health);
    private static readonly string Hash = new('a', 64);

    private static readonly Guid Thing = new("00000000-0000-0000-0000-000000000009");

    public static readonly HolidaysImported Holidays = new(
        1, "9441/TB-BNV", [2026],
        [
            new(new DateOnly(2026, 2, 17), SpecialDayKind.Statutory, "Tết Âm lịch", "9441/TB-BNV", false),
            new(new DateOnly(2026, 8, 22), SpecialDayKind.SwapWork, "Làm bù", "9441/TB-BNV", true),
        ],
        Ana);

    public static readonly OutageRecorded Outage =
        new(Thing, 2, Noon, Noon.AddHours(5), 300, true, "Biên bản 12/BB", Ana);

    public static readonly NoticeAnnounced Announced = new(
        Thing, NoticeKind.Suspension, "Tạm dừng kết nối", "Bảo trì trục liên thông", Noon, Noon.AddHours(2),
        "Rủi ro an toàn thông tin", Ana);

    public static readonly NoticeWithdrawn NoticeOff = new(Thing, "Dời lịch", Ana);

    public static readonly IncidentRaised Raised = new(Thing, Xuan, "Không mở được biểu", "Trang trắng", Binh);

    public static readonly IncidentAnswered Answered = new(Thing, "Đã khắc phục", true, Ana);

    public static readonly RedactionRequested RedactionAsked =
        new(Thing, 12, new string('a', 64), "Nội dung mật bị nhập nhầm", Ana);

    public static readonly ContentRedacted RedactionDone =
        new(Thing, 12, new string('a', 64), "Nội dung mật bị nhập nhầm", Ana, Binh);

    public static readonly HolderReminded Reminded = new(
        Report, 1, Xuan, Binh, "malaria-monthly", "2026-07", Noon, ReminderStep.StillOverdue, "Đề nghị gửi ngay", Ana);

    public static readonly MessagesRead Seen = new(Binh, [Thing]);

    public static readonly IndicatorSetDefined SetDefined = new(
        "kt-xh", 1, "Bộ chỉ tiêu kinh tế - xã hội", SetLevel.Commune, Founded, new DateOnly(2030, 12, 31),
        ["total", "cost"], "QĐ 12/QĐ-UBND", Ana, "mau/3", "CV 5");

    /// <summary>Events that got further properties since, with all of them filled; their golden files are in
    /// EventGoldenFull, those in EventGolden keep the older bytes.</summary>
    public static readonly object[] Filled =
    [
        Cost with
        {
            Version = 2, ValidFrom = Founded, ValidTo = new DateOnly(2030, 12, 31), LegalBasis = "QĐ 12/QĐ-UBND",
            MeasureCode = "ca", Definition = "Số ca", Method = "Đếm", Weight = "total",
            Formula = new IndicatorFormula("male", "total", 0.5m),
            Disaggregations = [new("gioi", "Giới tính", ["male", "female"])], ResponsibleUnit = Health,
            PeriodKind = PeriodKind.Month, Notice = "CV 5",
        },
        MalariaPublished with
        {
            Rows = [new(1, "total", 0, "ca", true, "male + female")], Constraints = [new("a", Severity.Error, "total > 0", "m", "v")],
            Kind = TemplateKind.Linked, FieldGroup = "Y tế", Owner = Health, LegalBasis = "QĐ 12/QĐ-UBND",
            Columns = [new("note", "Ghi chú", CellKind.Choice, false, null, ["x", "y"], true), new("n", "N", CellKind.Number, true, 2, null, null, "[m]")],
            Headers = [new("Đầu", 1, ["note", "n"])], Sections = [new("mo-dau", "Mở đầu", "{{total}} ca", true)],
            Layout = new TemplateLayout(PageOrientation.Landscape, "Đầu", "Chân"), CopiedFrom = "mau/1", Notice = "CV 5",
        },
        .. SigningSamples.Filled,
        new FiguresEntered(Report, 1, [new("total", 1)], [], Binh, [new("total[note]", "x"), new("#mo-dau", null)]),
        new ReportAccepted(
            Report, 2, Xuan, "malaria-monthly", "malaria", 1, "2026-07", [new("total", 5, Ana)], Hash, Chi, null, null,
            Dung, [new("#mo-dau", "{{total}} ca", Ana), new("total[n]", "2.5", Binh)]),
    ];

    /// <summary>Properties that came after those of <see cref="Filled"/>.</summary>
    public static readonly object[] Later = AggregationSamples.Later;

    public static readonly object[] OneOfEach =
    [
        ProvinceRegistered,
        new UnitMoved(Xuan, Province, new DateOnly(2026, 7, 1), "Sắp xếp lại", Binh),
        new UnitRenamed(Xuan, "Xã Xuân Mới", July, "Đổi tên", Basis, Binh),
        new UnitRecoded(Xuan, "01-xuan-moi", July, "Đổi mã", Basis with { Date = null, Issuer = null }, Binh),
        new UnitDissolved(Thu, July, "Giải thể", Basis, Binh),
        new UnitReopened(Thu, "01-thu", "Xã Thu", Province, July, "Lập lại", Basis, Binh),
        new UnitsMerged([Xuan, Thu], Tan, Established, July, "Nhập xã", Basis, Binh),
        new UnitSplit(
            Xuan, true, [Established], [new(Xuan, Tan, SuccessionShare.Partial, 0.4m),
                new(Xuan, Thu, SuccessionShare.Partial)], July, "Chia xã", Basis, Binh),
        new UnitsReorganised(
            new Guid("00000000-0000-0000-0000-000000000009"),
            [new([Established], [Xuan], [new(Xuan, Tan, SuccessionShare.Full)],
                [new(Thu, null), new(Thu, Health, "sector")], [new(Thu, "Xã Thu Mới")], [new(Thu, "01-thu-moi")])],
            July, "Sắp xếp", Basis, Binh),
        new ReorganisationRescinded(
            new Guid("00000000-0000-0000-0000-000000000009"), "Nhầm ngày", Basis, Binh),
        Cost,
        new IndicatorDrafted(Cost),
        new IndicatorTrialStarted("cost", 2, new DateOnly(2026, 7, 6), Ana),
        new IndicatorAbolished("cost", new DateOnly(2027, 1, 1), "QĐ 12/QĐ-UBND", Ana),
        new IndicatorConceptTaken("chi phí|cases", "cost", Ana),
        SetDefined,
        new IndicatorSetDrafted(SetDefined),
        new IndicatorSetTrialStarted("kt-xh", 1, new DateOnly(2026, 7, 6), Ana),
        new IndicatorSetAbolished("kt-xh", new DateOnly(2027, 1, 1), "QĐ 12/QĐ-UBND", Ana),
        new CatalogueDecisionRecorded(
            "QĐ 12/QĐ-UBND", new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 5), "Sửa chỉ tiêu",
            [new(CatalogueKind.Indicator, "cost"), new(CatalogueKind.Template, "malaria")], Ana),
        new FocalPersonsNamed(Xuan, Chi, [Binh, Dung], "CV 5", Ana),
        MalariaPublished,
        new TemplateVersionDrafted(MalariaPublished),
        new TemplateTrialStarted("malaria", 2, new DateOnly(2026, 7, 6), Ana),
        new TemplateShared("malaria", 1, Ana),
        new TemplateAbolished("malaria", new DateOnly(2027, 1, 1), "QĐ 12/QĐ-UBND", Ana),
        Monthly with { Reporters = [Xuan, Thu] },
        new AccountRegistered(Binh, "binh_xuan", "Trần Văn Bình", [new(Role.Enter, Xuan), new(Role.Read, Province)],
            Ana),
        new AccountRolesGranted(Binh, [new(Role.Sign, Thu), new(Role.Accept, Health), new(Role.Administer, Province)],
            Ana),
        new AccountPostChanged(Binh, Thu, [new(Role.Check, Thu)], "Điều động", Letter, Ana),
        new AccountLocked(Binh, LockCause.Retirement, new DateOnly(2026, 9, 1), "Nghỉ hưu", Letter, Ana),
        new AccountUnlocked(Binh, "Làm việc lại", new Mandate("13/CV"), Ana),
        new AccountRevoked(Binh, "Nghỉ việc", Letter, Ana),
        new AccountDelegated(Binh, Chi, [new(Role.Sign, Thu)], new DateOnly(2026, 8, 3), new DateOnly(2026, 8, 7),
            "Chi đi công tác", Letter, Chi),
        new DelegationEnded(Binh, Chi, "Chi đã về", Chi),
        new PasswordChanged(Binh, Report.Value, Binh),
        new PasswordLossReported(Binh, LossCause.Stolen, "Mất sổ", Binh),
        new PasswordReissued(Binh, Report.Value, "14/CV", Ana),
        new PasswordReleased(Binh, 100, Noon, "Đã xác minh", Ana),
        new AccountActRequested(Report.Value, AccountAct.Issue, "binh_xuan", Xuan, "12/CV", new DateOnly(2026, 8, 3),
            new DateOnly(2026, 8, 4), Noon, "Cán bộ mới", Dung),
        new AccountRequestDeclined(Report.Value, "Thiếu chữ ký", Ana),
        new IdentityBound("https://id.example", "sub-1", Binh, Ana),
        new IdentityUnbound("https://id.example", "sub-1", Binh, "Chuyển công tác", Ana),
        new EventQuarantined("figures", 42, "Bản ghi hỏng", Ana),
        new ReportAssigned(Report, Xuan, "malaria-monthly", Health, "malaria", 1, "2026-07", 1, Ana),
        new AssignmentCancelled(Report, "Giao nhầm", Ana),
        new DeadlineMoved(Report, Noon, DeadlineCause.Outage, "Biên bản 12/BB", 3, Ana),
        new PartAssigned(Report, 2, 1, Thu, Binh, ["cost"], Noon, true, Ana),
        new PartCancelled(Report, 2, "Chuyển phòng khác", Ana),
        new PartDeadlineMoved(Report, 2, Thu, Binh, Noon, DeadlineCause.Outage, "Biên bản 12/BB", 3, Ana),
        new PeriodOpened("malaria-monthly", "2026-07", 1, 1, Noon, 3, Ana),
        new RegimeEnded("malaria-monthly", new DateOnly(2026, 12, 31), "Hết hiệu lực", Ana),
        Holidays,
        Outage,
        Announced,
        NoticeOff,
        Raised, Answered,
        RedactionAsked, RedactionDone,
        new SensitiveDataRead("FigureEvidence", "/api/reports/7/figures/total/bundle", Hash, Xuan, "10.0.0.7", Ana),
        Reminded,
        Seen,
        .. LookingUpEvents.OneOfEach,
        new FiguresEntered(
            Report, 1, [new("cost", 12.5m), new("male", -2), new("total", null)], [new("cheap", "Thuốc \"mới\"")], Binh),
        new FileAttached(
            Report, 1, 2, "Biên bản họp.pdf", "application/pdf", 48_213, Hash, "ClamAV 1.4.3/27800", Binh),
        new FileRemoved(Report, 1, 2, Binh),
        new ReportSubmitted(Report, 1, Hash, Binh),
        new ReportRecalled(Report, 1, Binh),
        new ReportRejected(Report, 1, "Số nam quá ít", Chi),
        new ReportSigned(Report, 1, Hash, Chi),
        new ReportSent(Report, 1),
        new ReportAccepted(
            Report, 2, Xuan, "malaria-monthly", "malaria", 1, "2026-07",
                [new("cost", 0.0000000001m, Binh), new("total", 5, Ana)],
            Hash, Chi, "Đếm sót một ca", Noon, Dung),
        new ReportReturned(Report, 1, "Thiếu chi phí", Dung),
        .. SigningSamples.OneOfEach,
        .. AggregationSamples.OneOfEach,
        new CorrectionRequested(Report, 1, "Đếm sót một ca", Binh),
        new CorrectionApproved(Report, 2, Dung),
        new CorrectionDenied(Report, 1, "Số liệu đã công bố", Dung),
        new ReportWithdrawn(Report, 2, Xuan, "malaria-monthly", "malaria", 1, "2026-07", ["cost", "total"],
            "Báo nhầm xã", Chi),
    ];
}
