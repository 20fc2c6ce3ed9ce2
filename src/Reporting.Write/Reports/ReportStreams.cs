using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;
using Reporting.Write.Signatures;

namespace Reporting.Write.Reports;

/// <summary>Executes verbs on reports that exist.</summary>
public sealed class ReportStreams(Streams streams, BusinessDay day, Profile profile, SigningDesk desk)
{
    public async Task<Outcome> Execute<TBody>(
        Guid id, ReportVerb<TBody> verb, TBody body, CommandCall call, CancellationToken ct)
        where TBody : ReportAddress
    {
        // A report stays in the template version it was assigned in, so what was remembered of it is enough to find the
        // version.
        var known = (await streams.Reports.Get(id, ct)).State;
        var template = await call.Catalogue.Template(known.Template, ct);
        var asking = await Asked(known, template, verb.AsksHistory, new ReportCall(
            new ReportId(id), known, null!, day.Clock.GetUtcNow(), call.By)
        {
            Account = call.Account,
            Units = await call.Catalogue.Units(ct),
            Calendar = BusinessCalendar.Of((await call.Catalogue.Calendar(ct)).Now, profile),
            Steps = verb.IsStep ? await Steps(known, call.Catalogue, ct) : ReportSteps.Plain,
        }, ct);
        if (verb.AsksBelow || (verb.AsksHistory && known.Aggregation is not null))
            asking = await WithBelow(asking, call.Catalogue, ct);
        // Nobody else's signature is judged, and nothing of it told.
        if (verb.Prepare is not null && known.State != ReportState.NotAssigned
            && !verb.May(call.Account, known, asking.Units))
            return new Outcome.Forbidden();
        var signing = verb.Prepare is { } prepare && known.State != ReportState.NotAssigned
            ? await prepare(body, new SigningCall(id, call, desk), ct)
            : SigningTools.None;
        return signing.IsForbidden ? new Outcome.Forbidden()
            : signing.Refusal is { } wrong ? new Outcome.Refused(wrong)
            : await Named(await streams.Reports.Execute(id, call.Context, Decide, ct), ct);

        Verdict<ReportEvent> Decide(Report state)
        {
            if (state.Gap == ReportGap.Closed)
                return (Decision<ReportEvent>)new Decision<ReportEvent>.Refused(RedactedReport.Redacted());
            if (state.State == ReportState.NotAssigned || template.Usable(state.TemplateVersion) is not { } version)
                return new Verdict<ReportEvent>.Unknown(ReportRefusals.NotAssigned());
            return verb.May(call.Account, state, asking.Units)
                ? verb.Decide(body, asking with { State = state, Version = version, Now = day.Clock.GetUtcNow(), Signing = signing })
                : new Verdict<ReportEvent>.Forbidden();
        }
    }

    /// <summary>The steps that a report goes through today (E0).</summary>
    public async ValueTask<ReportSteps> Steps(Report report, Catalogue catalogue, CancellationToken ct)
    {
        if (report.State == ReportState.NotAssigned)
            return ReportSteps.Plain;
        var regime = (await catalogue.Regime(report.Regime, ct)).Definition;
        var rules = await catalogue.ApprovalRules(report.Unit, ct);
        return ReportSteps.Of(
            profile.Reports, regime?.Steps, rules.For(report.Regime, report.Template, day.Of(null)));
    }

    /// <summary>A report as the database has it now, with all that it is judged by; null when it is not
    /// assigned.</summary>
    public async Task<ReportCall?> Look(
        Guid id, CurrentAccount account, CancellationToken ct, bool withBelow = false)
    {
        var catalogue = new Catalogue(streams, day, fresh: true);
        var state = (await streams.Reports.Refresh(id, ct)).State;
        if (state.State == ReportState.NotAssigned)
            return null;
        var template = await catalogue.Template(state.Template, ct);
        if (template.Usable(state.TemplateVersion) is not { } version)
            return null;
        var call = await Asked(state, template, true, new ReportCall(
                new ReportId(id), state, version, day.Clock.GetUtcNow(), account.Id)
            {
                Account = account.State,
                Units = await catalogue.Units(ct),
                Calendar = BusinessCalendar.Of((await catalogue.Calendar(ct)).Now, profile),
            }, ct);
        return withBelow ? await WithBelow(call, catalogue, ct) : call;
    }

    private async Task<ReportCall> WithBelow(ReportCall call, Catalogue catalogue, CancellationToken ct)
    {
        if (call.State.State == ReportState.NotAssigned)
            return call;
        var regime = (await catalogue.Regime(call.State.Regime, ct)).Definition;
        var version = (await catalogue.Template(call.State.Template, ct)).Usable(call.State.TemplateVersion);
        return call with
        {
            Below = await Subordinates.Of(call.State, regime, call.Units, streams, ct),
            Indicators = await catalogue.Indicators((version?.Rows ?? []).Select(row => row.Indicator), ct),
        };
    }

    // Rules know people by id; whoever meets another editor wants to know whom to talk to.
    private async Task<Outcome> Named(Outcome outcome, CancellationToken ct)
    {
        if (outcome is not Outcome.Refused { Refusal.Conflicts: { Count: > 0 } conflicts } refused)
            return outcome;
        var named = new List<ValueConflict>();
        foreach (var conflict in conflicts)
        {
            var by = (await streams.Accounts.Recent(conflict.By.Value, ct)).State.Registered;
            named.Add(conflict with { ByName = by?.DisplayName });
        }
        return new Outcome.Refused(refused.Refusal with { Conflicts = named.ToEquatableArray() });
    }

    private async Task<ReportCall> Asked(
        Report known, Template template, bool withHistory, ReportCall call, CancellationToken ct) =>
        template.Usable(known.TemplateVersion) is not { } version ? call : call with
        {
            Elsewhere = version.Shifts.Length > 0 ? await OtherPeriods.Of(known, version, streams, ct) : null,
            History = withHistory && version.HistoryCount > 0 ? await OwnHistory.Of(known, version, streams, ct) : null,
        };
}
