using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Read;
using Reporting.Read.AccountRequests;
using Reporting.Read.Accounts;
using Reporting.Read.Catalogues;
using Reporting.Read.Complaints;
using Reporting.Read.Delegations;
using Reporting.Read.FocalPersons;
using Reporting.Read.Indicators;
using Reporting.Read.IndicatorSets;
using Reporting.Read.Publications;
using Reporting.Read.Reading;
using Reporting.Read.Regimes;
using Reporting.Read.ReportStatus;
using Reporting.Read.Templates;
using Reporting.Read.Units;
using Reporting.Read.Usage;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Reads;

/// <summary>GET lists, page by page: <c>?first=50&amp;after=CURSOR</c>. The answer names the next page's cursor, or
/// null at the end.</summary>
internal static class ListRoutes
{
    /// <param name="Next">Give it as <c>after</c> for the next page; null at the end.</param>
    public sealed record Page<TRow>(IReadOnlyList<TRow> Items, string? Next);

    public static void Map(IEndpointRouteBuilder app)
    {
        MapList<UnitRow>(app, "/api/units", "ListUnits", (asked, page, ct) => UnitsQuery.List(
            asked.Read.Db, page, null,
            new UnitsFilter(asked["within"], asked["kind"], asked["code"], asked["name"])
            {
                On = asked.Day("on"),
                Ended = asked["ended"] == "true",
                Hierarchy = asked["hierarchy"] ?? OrgUnit.Territory,
            },
            asked.Caller, ct));
        MapList<IndicatorRow>(app, "/api/indicators", "ListIndicators", (asked, page, ct) => IndicatorsQuery.List(
            asked.Read.Db, page, null, asked["code"] is { } code ? [code] : null, asked.Caller, ct));
        MapList<IndicatorSetRow>(app, "/api/indicator-sets", "ListIndicatorSets", (asked, page, ct) =>
            IndicatorSetsQuery.List(asked.Read.Db, page, null, asked["code"], asked.Caller, ct));
        MapList<CatalogueDecisionRow>(app, "/api/catalogue-decisions", "ListCatalogueDecisions", (asked, page, ct) =>
            CatalogueQuery.ListDecisions(asked.Read.Db, page, null, asked.Caller, ct));
        MapList<CatalogueNoticeRow>(app, "/api/catalogue-notices", "ListCatalogueNotices", (asked, page, ct) =>
            CatalogueQuery.ListNotices(asked.Read.Db, page, null, asked.Caller, ct));
        MapList<FocalPersonsRow>(app, "/api/focal-persons", "ListFocalPersons", (asked, page, ct) =>
            FocalPersonsQuery.List(asked.Read.Db, page, null, asked["within"], asked.Caller, ct));
        MapList<TemplateVersionRow>(app, "/api/templates", "ListTemplates", (asked, page, ct) => TemplatesQuery.List(
            asked.Read.Db, page, null, asked["code"], asked.Caller, ct));
        MapList<RegimeRow>(app, "/api/regimes", "ListRegimes", (asked, page, ct) => RegimesQuery.List(
            asked.Read.Db, page, null, asked["code"], asked.Caller, ct));
        MapList<AccountRow>(app, "/api/accounts", "ListAccounts", (asked, page, ct) => AccountsQuery.List(
            asked.Read.Db, page, ["account_id", "user_name", "display_name", "holder", "is_revoked"], asked.Caller, ct));
        MapList<AccountRequestRow>(app, "/api/account-requests", "ListAccountRequests", (asked, page, ct) =>
            AccountRequestsQuery.List(
                asked.Read.Db, page, null,
                new AccountRequestsFilter(asked["unit"], asked["onlyOpen"] == "true", asked["onlyLate"] == "true"),
                asked.Caller, ct));
        MapList<DelegationRow>(app, "/api/delegations", "ListDelegations", (asked, page, ct) => DelegationsQuery.List(
            asked.Read.Db, page,
            ["from_day", "until_day", "roles", "reason", "ended_at", "account.user_name", "principal.user_name"],
            asked.Caller, ct));
        MapList<ReportRow>(app, "/api/reports", "ListReports", (asked, page, ct) => ReportsQuery.List(
            asked.Read.Db, page, null,
            new ReportsFilter(asked["unit"], asked["regime"], asked["period"], asked.All("state"))
            {
                Holder = asked["holder"], OnlyLate = asked["onlyLate"] == "true",
            },
            asked.Caller, ct));
        MapList<UsageRow>(app, "/api/usage-reports", "ListUsageReports", (asked, page, ct) => UsageQuery.List(
            asked.Read.Db, page, null, asked["within"], asked["period"], asked.Caller, ct));
        MapList<PublicationRow>(app, "/api/publications", "ListPublications", (asked, page, ct) =>
            PublicationsQuery.List(asked.Read.Db, page, null, asked["within"], asked.Caller, ct));
        MapList<ComplaintRow>(app, "/api/complaints", "ListComplaints", (asked, page, ct) => ComplaintsQuery.List(
            asked.Read.Db, page, null, asked["within"], asked["onlyOpen"] == "true", asked.Caller, ct));
    }

    private sealed record Asked(HttpContext Http, ReadSide Read, Caller Caller)
    {
        public string? this[string name] => Http.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

        public DateOnly? Day(string name) => this[name] is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
            : throw new RequestException(StatusCodes.Status400BadRequest, RequestRefusals.ParameterMalformed());

        public IReadOnlyList<string>? All(string name) =>
            Http.Request.Query[name] is { Count: > 0 } values ? [.. values.OfType<string>()] : null;
    }

    private static void MapList<TRow>(
        IEndpointRouteBuilder app, string path, string name,
        Func<Asked, PageRequest, CancellationToken, Task<Answer<Slice<TRow>>>> list) =>
        app.MapGet(path,
            async (HttpContext http, ReadSide read, Streams streams, int? first, string? after, CancellationToken ct) =>
        {
            if (!await WaitForPosition.Passed(http))
                return;
            var asked = new Asked(http, read, read.Caller(await Readers.Scope(http, streams)));
            switch (await list(asked, new PageRequest(first, after), ct))
            {
                case Answer<Slice<TRow>>.Given { Value: var slice }:
                    var next = slice.HasNext ? slice.Items[^1].Cursor : null;
                    await Write.Http.Answer.Json(http, new Page<TRow>([.. slice.Items.Select(item => item.Row)], next));
                    break;
                case Answer<Slice<TRow>>.Refused { Refusal: var refusal }:
                    await Problem.Write(http, Status(refusal), refusal);
                    break;
            }
        }).WithName(name).Produces<Page<TRow>>();

    private static int Status(Refusal refusal) => refusal.Code switch
    {
        "FORBIDDEN" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
