using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.Catalogues;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.Indicators;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests;

/// <summary>A small province: two districts with two communes each, one daily regime, and short ways to say what
/// happens.</summary>
internal static class Province
{
    public static readonly DateOnly Since = new(2026, 1, 1);

    public static readonly LegalBasis Basis = new("13/NQ");

    /// <summary>Somebody who administers the whole province.</summary>
    public static ReadScope Whole => new([Unit("P").Value]) { AccountUnits = [Unit("P").Value] };

    public static UnitId Unit(string code) => UnitRegister.IdOf(code, Since);

    public static async Task<Story> Begin()
    {
        var story = await Story.Begin();
        await story.Register("P", "province", null);
        foreach (var district in (string[])["D1", "D2"])
        {
            await story.Register(district, "district", "P");
            await story.Register(district + "A", "commune", district);
            await story.Register(district + "B", "commune", district);
        }
        await story.Define("cases", OverTime.Sum);
        await story.Define("beds", OverTime.Last);
        await story.Publish("daily", 1, PeriodKind.Day, "cases", "beds");
        await story.Regime("health", "daily", PeriodKind.Day);
        return story;
    }

    public static Task Register(this Story story, string code, string kind, string? parent) =>
        story.Append(UnitRegister.StreamId, new UnitRegistered(
            Unit(code), code, "Unit " + code, kind, parent is null ? null : Unit(parent), Since, story.By));

    public static Task Move(this Story story, string code, string parent, DateOnly from) =>
        story.Append(UnitRegister.StreamId, new UnitMoved(Unit(code), Unit(parent), from, "decision 12", story.By));

    /// <summary>A unit ends and goes into another one, whole.</summary>
    public static Task Merge(this Story story, DateOnly from, string code, string into) =>
        story.Append(UnitRegister.StreamId, new UnitsMerged(
            [Unit(code)], Unit(into), null, from, "decision 13", Basis, story.By));

    /// <summary>A unit ends and goes into others, with the weights that somebody stated.</summary>
    public static Task Split(
        this Story story, DateOnly from, string code, params IReadOnlyList<(string Into, decimal? Weight)> parts) =>
        story.Append(UnitRegister.StreamId, new UnitSplit(
            Unit(code), true, [],
            [.. parts.Select(part => new UnitSuccession(
                Unit(code), Unit(part.Into), SuccessionShare.Partial, part.Weight))],
            from, "decision 14", Basis, story.By));

    public static Task Define(this Story story, string code, OverTime overTime, string unitOfMeasure = "count") =>
        story.Append(Uuid5.Of("indicator", code), new IndicatorDefined(
            code, "Indicator " + code, null, unitOfMeasure, OverUnits.Sum, overTime, 10, story.By));

    public static Task Publish(
        this Story story, string template, int version, PeriodKind kind, params IReadOnlyList<string> indicators) =>
        story.Append(Uuid5.Of("template", template), new TemplateVersionPublished(
            template, version, "Template " + template, kind, Since,
            [.. indicators.Select((indicator, i) => new TemplateRow(i + 1, indicator, 10))], [], story.By));

    public static Task Regime(this Story story, string code, string template, PeriodKind kind) =>
        story.Append(Uuid5.Of("regime", code), new RegimeDefined(
            code, "Regime " + code, template, kind, Unit("P"), "commune", [], story.By));

    public static Task Account(this Story story, string userName, params IReadOnlyList<Grant> grants) =>
        story.Append(AccountOf(userName).Value, new AccountRegistered(
            AccountOf(userName), userName, "Name of " + userName, [.. grants], story.By));

    public static AccountId AccountOf(string userName) => new(Uuid5.Of("account", userName));

    /// <summary>A set, a decision, a template's and an indicator's way, and focal persons.</summary>
    public static async Task Catalogues(this Story story)
    {
        var trialEnd = new DateOnly(2026, 10, 9);
        var set = new IndicatorSetDefined(
            "kt-xh", 1, "Bộ chỉ tiêu", SetLevel.Commune, Since, null, ["cases", "beds"], "QĐ 1", story.By, null, "CV 1");
        var stream = IndicatorSet.StreamIdOf("kt-xh");
        await story.Append(stream, new IndicatorSetDrafted(set));
        await story.Append(stream, new IndicatorSetTrialStarted("kt-xh", 1, trialEnd, story.By));
        await story.Append(stream, set);
        await story.Append(stream, new IndicatorSetDrafted(set with { Version = 2 }));
        await story.Append(CatalogueDecision.StreamIdOf("QĐ 1"), new CatalogueDecisionRecorded(
            "QĐ 1", Since, Since.AddDays(5), "Sửa", [new(CatalogueKind.IndicatorSet, "kt-xh"),
                new(CatalogueKind.Indicator, "beds")], story.By));
        await story.Append(UnitFocalPersons.StreamIdOf(Unit("D1")), new FocalPersonsNamed(
            Unit("D1"), AccountOf("enterer"), [AccountOf("enterer")], "CV 2", story.By));
        var cases = new IndicatorDefined(
            "cases", "Cases anew", null, "ca", OverUnits.Sum, OverTime.Sum, 10, story.By, 2, new DateOnly(2026, 11, 1), null,
            "QĐ 2");
        await story.Append(Uuid5.Of("indicator", "cases"), new IndicatorDrafted(cases));
        await story.Append(Uuid5.Of("indicator", "cases"), new IndicatorTrialStarted("cases", 2, trialEnd, story.By));
        await story.Append(Uuid5.Of("indicator", "cases"), cases with { Notice = "CV 3" });
        await story.Append(Uuid5.Of("indicator", "beds"), new IndicatorAbolished("beds", Since.AddYears(1), "QĐ 3", story.By));
        var draft = new TemplateVersionPublished(
            "daily", 2, "Daily anew", PeriodKind.Day, Since.AddMonths(11), [new(1, "cases", 10)], [], story.By,
            Columns: [new("so", "Số", CellKind.Number, true), new("ghi-chu", "Ghi chú", CellKind.Text)]);
        await story.Append(Uuid5.Of("template", "daily"), new TemplateVersionDrafted(draft));
        await story.Append(Uuid5.Of("template", "daily"), new TemplateTrialStarted("daily", 2, trialEnd, story.By));
        await story.Append(Uuid5.Of("template", "daily"), new TemplateShared("daily", 1, story.By));
    }

    public static ReportId ReportOf(
        string unit, string period, string regime = "health", string template = "daily", int occurrence = 1) =>
        new(Uuid5.Of("report", unit, regime, template, period, $"{occurrence}"));

    /// <summary>Assigns a report of the regime, whose template has the same version for all.</summary>
    public static async Task<ToldReport> Assign(
        this Story story, string unit, string period, string regime = "health", string template = "daily",
        int templateVersion = 1,
        int occurrence = 1)
    {
        var id = ReportOf(unit, period, regime, template, occurrence);
        await story.Append(id.Value, new ReportAssigned(
            id, Unit(unit), regime, Unit("P"), template, templateVersion, period, occurrence, story.By));
        return new ToldReport(story, id, Unit(unit), regime, template, templateVersion, period);
    }
}

/// <summary>A report and what happens to it. The rules are the domain's; here only events are told.</summary>
internal sealed record ToldReport(
    Story Story, ReportId Id, UnitId Unit, string Regime, string Template, int TemplateVersion, string Period)
{
    private int version;
    private string[] inForce = [];

    public Task Happens(ReportEvent e) => Story.Append(Id.Value, e);

    /// <summary>A version comes into force, as a correction from the second on.</summary>
    public async Task<ToldReport> Accept(DateTimeOffset? inForceAt, params IReadOnlyList<(string Indicator,
        decimal Value)> figures)
    {
        version++;
        inForce = [.. figures.Select(figure => figure.Indicator)];
        await Happens(new ReportAccepted(
            Id, version, Unit, Regime, Template, TemplateVersion, Period,
            [.. figures.Select(figure => new AcceptedFigure(figure.Indicator, figure.Value,
            Province.AccountOf("enterer")))],
            "00", Province.AccountOf("signer"), version == 1 ? null : $"correction {version}", inForceAt,
            Province.AccountOf("acceptor")));
        return this;
    }

    /// <summary>Figures are entered and handed to the leader.</summary>
    public async Task<ToldReport> Submit(int ofVersion, params IReadOnlyList<(string Indicator, decimal? Value)> cells)
    {
        await Happens(new FiguresEntered(
            Id, ofVersion, [.. cells.Select(cell => new EnteredCell(cell.Indicator, cell.Value))], [],
            Province.AccountOf("enterer")));
        await Happens(new ReportSubmitted(Id, ofVersion, "00", Province.AccountOf("enterer")));
        return this;
    }

    public Task<ToldReport> Accept(params IReadOnlyList<(string Indicator, decimal Value)> figures) => Accept(null,
        figures);

    public async Task<ToldReport> Withdraw(string reason = "not ours")
    {
        version++;
        await Happens(new ReportWithdrawn(
            Id, version, Unit, Regime, Template, TemplateVersion, Period, [.. inForce], reason,
            Province.AccountOf("signer")));
        return this;
    }
}
