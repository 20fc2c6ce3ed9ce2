using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Domain.Reports;
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
        var units = await call.Catalogue.Units(ct);
        var calendar = BusinessCalendar.Of((await call.Catalogue.Calendar(ct)).Now, profile);
        var elsewhere = template.Usable(known.TemplateVersion) is { Shifts.Length: > 0 } asking
            ? await OtherPeriods.Of(known, asking, streams, ct)
            : null;
        var steps = verb.IsStep ? await Steps(known, call.Catalogue, ct) : ReportSteps.Plain;
        // Nobody else's signature is judged, and nothing of it told.
        if (verb.Prepare is not null && known.State != ReportState.NotAssigned && !verb.May(call.Account, known, units))
            return new Outcome.Forbidden();
        var signing = verb.Prepare is { } prepare && known.State != ReportState.NotAssigned
            ? await prepare(body, new SigningCall(id, call, desk), ct)
            : SigningTools.None;
        return signing.IsForbidden ? new Outcome.Forbidden()
            : signing.Refusal is { } wrong ? new Outcome.Refused(wrong)
            : await streams.Reports.Execute(id, call.Context, Decide, ct);

        Verdict<ReportEvent> Decide(Report state)
        {
            if (state.State == ReportState.NotAssigned || template.Usable(state.TemplateVersion) is not { } version)
                return new Verdict<ReportEvent>.Unknown(ReportRefusals.NotAssigned());
            return verb.May(call.Account, state, units)
                ? verb.Decide(body, new ReportCall(new ReportId(id), state, version, day.Clock.GetUtcNow(), call.By)
                {
                    Account = call.Account, Units = units, Calendar = calendar, Elsewhere = elsewhere,
                    Steps = steps, Signing = signing,
                })
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
}
