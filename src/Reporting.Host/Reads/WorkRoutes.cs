using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Read;
using Reporting.Read.Deadlines;
using Reporting.Read.Inbox;
using Reporting.Read.Incidents;
using Reporting.Read.Notices;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.ReportStatus;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Reads;

/// <summary>GET what a user has to do and to know: the inbox, notices, incidents, and how the reports stand to their
/// deadlines.</summary>
internal static class WorkRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Map<InboxPage>(app, "/api/inbox", "Inbox", (read, caller, query, ct) => InboxQuery.Read(
            read.Db, caller, query.Flag("onlyUnread"), query.Size("first"), query.Number("before"), ct));
        Map<IReadOnlyList<NoticeRow>>(app, "/api/notices", "Notices", async (read, caller, _, ct) =>
            new Answer<IReadOnlyList<NoticeRow>>.Given(await NoticesQuery.Current(read.Db, caller, ct)));
        Map<IReadOnlyList<IncidentRow>>(app, "/api/incidents", "Incidents", async (read, caller, _, ct) =>
            new Answer<IReadOnlyList<IncidentRow>>.Given(await IncidentsQuery.List(read.Db, caller, ct)));
        Map<IReadOnlyList<LatenessRow>>(app, "/api/lateness", "Lateness", (read, caller, query, ct) =>
            LatenessQuery.Ask(read.Db, query["within"] ?? "", query["regime"], query["period"], caller, ct));
        Map<StatusMatrix>(app, "/api/report-matrix", "ReportMatrix", (read, caller, query, ct) =>
            StatusMatrixQuery.Ask(
                read.Db, query["within"] ?? "", query["regime"] ?? "",
                new MatrixPeriods(query["from"], query["to"], query.Kind("periodKind"), query.Size("periods")), caller, ct));
    }

    private sealed record Query(HttpContext Http)
    {
        public string? this[string name] => Http.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

        public bool Flag(string name) => this[name] == "true";

        public PeriodKind? Kind(string name) => this[name] is not { } text ? null
            : PeriodKindText.All.Where(known => known.GraphQL == text).Select(known => (PeriodKind?)known.Kind).FirstOrDefault()
                ?? throw new RequestException(StatusCodes.Status400BadRequest, RequestRefusals.ParameterMalformed());

        public long? Number(string name) => this[name] is not { } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new RequestException(StatusCodes.Status400BadRequest, RequestRefusals.ParameterMalformed());

        // A page of more is refused as too large all the same.
        public int? Size(string name) => Number(name) is { } size ? (int)Math.Min(size, int.MaxValue) : null;
    }

    private static void Map<T>(
        IEndpointRouteBuilder app, string path, string name,
        Func<ReadSide, Caller, Query, CancellationToken, Task<Answer<T>>> ask) =>
        app.MapGet(path, async (HttpContext http, ReadSide read, Streams streams, CancellationToken ct) =>
        {
            if (!await WaitForPosition.Passed(http))
                return;
            var caller = read.Caller(await Readers.Scope(http, streams));
            switch (await ask(read, caller, new Query(http), ct))
            {
                case Answer<T>.Given { Value: var value }:
                    await Write.Http.Answer.Json(http, value);
                    break;
                case Answer<T>.Refused { Refusal: var refusal }:
                    await Problem.Write(
                        http,
                        refusal.Code == "FORBIDDEN" ? StatusCodes.Status403Forbidden
                            : StatusCodes.Status422UnprocessableEntity, refusal);
                    break;
            }
        }).WithName(name).Produces<T>();
}
