using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>GET /api/reports/{id}/workbook and workbook.csv: the report to be filled in elsewhere, for whoever may read
/// the report's or the requesting unit. POST /api/reports/{id}/workbook: the workbook filled in, by whoever enters;
/// with <c>?preview=true</c> what it would change, and nothing is stored.</summary>
public static class WorkbookRoutes
{
    /// <param name="Old">What stands there now.</param>
    public sealed record Change(string Cell, string Address, string? Old, string? New);

    /// <summary>A cell that is not taken.</summary>
    public sealed record Wrong(string? Cell, string Address, string Code, string Detail);

    /// <summary>What a workbook would change.</summary>
    public sealed record Preview(
        IReadOnlyList<Change> Changes, IReadOnlyList<Wrong> Errors, IReadOnlyList<ValueConflict> Conflicts,
        ReportCheckRoute.Result Check);

    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/{id:guid}/workbook", Download).WithName("Workbook")
            .Produces<Stream>(StatusCodes.Status200OK, FileType.Xlsx.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{id:guid}/workbook.csv", DownloadCsv).WithName("WorkbookCsv")
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapPost("/{id:guid}/workbook", Upload).WithName("UploadWorkbook")
            .WithMetadata(new CommandName(nameof(EnterFigures)))
            .Accepts<Stream>(FileType.Xlsx.MediaType, "application/octet-stream").Produces<CommandAnswer>()
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task Download(
        Guid id, HttpContext http, ReportStreams reports, Streams streams, BusinessDay day, CancellationToken ct)
    {
        if (await Look(id, http, reports, streams, day, ct) is not { } call)
            return;
        var bytes = WorkbookWriter.Write(await ReportWorkbook.Of(call, new Catalogue(streams, day, fresh: false), ct));
        await Send(http, call, bytes, FileType.Xlsx.MediaType, "xlsx", ct);
    }

    private static async Task DownloadCsv(
        Guid id, HttpContext http, ReportStreams reports, Streams streams, BusinessDay day, CancellationToken ct)
    {
        if (await Look(id, http, reports, streams, day, ct) is not { } call)
            return;
        var report = await ReportWorkbook.Of(call, new Catalogue(streams, day, fresh: false), ct);
        var text = new StringBuilder("\ufeff" + CsvText.Line("cell", "name", "unit_of_measure", "value", "nil"));
        foreach (var cell in call.Version.Cells.OrderBy(cell => cell.Name, StringComparer.Ordinal))
        {
            var value = report.Value(cell.Name);
            var row = cell.Name.Split('[')[0];
            var (name, measure) = call.Version.Rows.Any(r => r.Indicator == row) ? report.Rows(row)
                : (call.Version.Sections.FirstOrDefault(s => CellDefinition.OfSection(s.Code) == cell.Name)?.Title ?? "", "");
            text.Append(CsvText.Line(new[]
            {
                cell.Name, name, measure, value?.Text ?? "", value is { IsNil: true } ? "true" : "",
            }.Select(CsvText.Harmless)));
        }
        await Send(http, call, Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "csv", ct);
    }

    private static async Task Upload(
        Guid id, bool? preview, string? numbers, HttpContext http, ReportStreams reports, Streams streams,
        BusinessDay day, Commands commands, CancellationToken ct)
    {
        var format = FigureInput.Format(numbers);
        if (await Look(id, http, reports, streams, day, ct) is not { } call)
            return;
        if (!call.State.MayEnter(call.Account, call.By, call.Units))
        {
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
            return;
        }
        await using var body = await SpooledBody.Read(http.Request, WorkbookReader.LengthMax, WorkbookRefusals.TooLarge, ct);
        var (input, refusal) = WorkbookInput.Read(body.Bytes, id, call.Version, ReportWorkbook.Open(call));
        var upload = input is null ? null : new WorkbookUpload(
            input, call, format, new FigureSource(SourceKind.Import, null, body.Sha256));
        if (preview == true)
        {
            if (upload is null)
                await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, refusal!);
            else
                await Answer.Json(http, upload.Preview(Language.IsEnglish(http.Request)));
            return;
        }
        await commands.RunRead(http, body.Hash, settled => upload switch
        {
            null => Task.FromResult<Outcome>(new Outcome.Refused(refusal!)),
            { Refusal: { } wrong } => Task.FromResult<Outcome>(new Outcome.Refused(wrong)),
            _ => reports.Execute(id, EnterFiguresEndpoint.Verb, upload.Entry, settled, ct),
        }, id, ct);
    }

    private static async Task<ReportCall?> Look(
        Guid id, HttpContext http, ReportStreams reports, Streams streams, BusinessDay day, CancellationToken ct) =>
        await ReadableReport.Find(id, http, streams, day, ct) is null ? null
            : await reports.Look(id, CurrentAccount.Of(http), ct);

    internal static async Task Send(
        HttpContext http, ReportCall call, byte[] bytes, string mediaType, string extension, CancellationToken ct)
    {
        var name = $"{call.State.Template}-{call.Units.ById(call.State.Unit)?.Code}-{call.State.Period}.{extension}";
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name.Replace('/', '_'));
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ETag = IfMatch.Tag(call.State.EventCount);
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, ct);
    }
}
