using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;
using Reporting.Write.Reports;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/check: everything that is wrong with a design, and, where nothing is, how a report
/// in it would be judged with the figures of the body. Nothing is stored. For every account.</summary>
public static class TemplateCheckRoute
{
    /// <param name="Design">The version as a draft would have it; without a copy of another.</param>
    /// <param name="Cells">Figures to try it out with, as in an entry.</param>
    /// <param name="Sections">Texts of a narrative's sections, as in an entry; by default what they say from the
    /// start.</param>
    /// <param name="Numbers">How numbers are written that come as text.</param>
    public sealed record Body(
        TemplateBody Design, IReadOnlyDictionary<string, Figure>? Cells = null,
        IReadOnlyDictionary<string, string?>? Sections = null, NumberFormat Numbers = NumberFormat.Plain);

    /// <param name="Problems">What is wrong with the design, each with its place (a rule, row, column or section, and the
    /// line and column in its expression).</param>
    /// <param name="Findings">What a check would find of a report with these figures; missing where the design can't be
    /// tried out.</param>
    /// <param name="Cells">Its cells, those that are worked out included.</param>
    /// <param name="Sections">Its sections with the figures in their places.</param>
    /// <param name="Refusal">Why these figures would not be taken; missing when they would be.</param>
    public sealed record Result(
        IReadOnlyList<Problem> Problems, IReadOnlyList<ReportCheckRoute.Found>? Findings = null,
        IReadOnlyDictionary<string, string>? Cells = null, IReadOnlyDictionary<string, string>? Sections = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Refusal = null);

    public static void Map(IEndpointRouteBuilder templates) => templates.MapPost("/{code}/check", Handle)
        .WithName("CheckTemplate").Accepts<Body>("application/json").Produces<Result>();

    private static async Task Handle(
        string code, HttpContext http, Streams streams, BusinessDay day, Profile profile, CancellationToken ct)
    {
        var body = WireJson.Read<Body>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        var english = Language.IsEnglish(http.Request);
        var catalogue = new Catalogue(streams, day, fresh: true);
        var design = body.Design.ToDesign(code, owner: null, source: null);
        var indicators = await catalogue.Indicators(design.Rows.Select(row => row.Indicator), ct);
        Problem[] problems =
        [
            .. TemplateReview.Problems(design, indicators, profile.Reports.LinkedReports)
                .Select(problem => Problem.Of(StatusCodes.Status422UnprocessableEntity, problem, english)),
        ];
        if (problems.Length > 0)
        {
            await Answer.Json(http, new Result(problems));
            return;
        }
        var now = day.Clock.GetUtcNow();
        var account = CurrentAccount.Of(http);
        var call = new ReportCall(
            default, TemplateReview.Blank(now), TemplateReview.Version(design, indicators), now, account.Id)
        {
            Account = account.State,
            Units = await catalogue.Units(ct),
            Calendar = BusinessCalendar.Of((await catalogue.Calendar(ct)).Now, profile),
        };
        await Answer.Json(http, TriedOut(body, call, english));
    }

    private static Result TriedOut(Body body, ReportCall call, bool english)
    {
        var (command, refusal) = FigureInput.Of(
            new EnterFiguresEndpoint.Body(body.Cells, Sections: body.Sections, Numbers: body.Numbers), call);
        var state = call.State;
        // Nobody owes this report, so no part of it is asked of anybody.
        if (command is not null
            && EnterFigures.Decide(command with { Within = null }, call.Version, state) is var decision)
        {
            refusal = (decision as Decision<ReportEvent>.Refused)?.Refusal;
            state = decision is Decision<ReportEvent>.Decided decided
                ? decided.Events.Aggregate(state, (next, e) => Report.Evolve(next, e, call.Now)) : state;
        }
        var values = new CellValues(state.Number, call.Elsewhere);
        return new Result(
            [],
            [.. ReportCheck.Findings(call.Version, call.Elsewhere, null, state).Select(f => ReportCheckRoute.Found.Of(f, english))],
            ReportResource.Figures(state.Cells, state.Details),
            call.Version.Sections.ToDictionary(
                section => section.Code,
                section => NarrativeText.Show(
                    state.Details.Text(CellDefinition.OfSection(section.Code)) ?? section.Text ?? "", values, call.Version)),
            refusal is null ? null : Problem.Of(StatusCodes.Status422UnprocessableEntity, refusal, english));
    }
}
