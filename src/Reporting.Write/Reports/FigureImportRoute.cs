using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Reports;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/import: figures of many reports as CSV, a cell a line, by whoever enters for each. Every
/// line is answered; a report is taken whole or not at all.</summary>
public static class FigureImportRoute
{
    /// <summary>What a line came to.</summary>
    /// <param name="Line">Counted from 1, the line of headings included.</param>
    public sealed record LineAnswer(int Line, int Status)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? Id { get; init; }
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Code { get; init; }
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Detail { get; init; }
    }

    /// <param name="Position">A read that waits for this position sees all of it.</param>
    public sealed record Result(IReadOnlyList<LineAnswer> Lines, long? Position);

    public static void Map(IEndpointRouteBuilder reports) =>
        reports.MapPost("/import", Handle).WithName("ImportFigures")
            .WithMetadata(new CommandName(nameof(EnterFigures)))
            .Accepts<string>("text/csv", "application/octet-stream").Produces<Result>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task Handle(
        string? numbers, HttpContext http, BulkCommands bulk, ReportStreams reports, CancellationToken ct)
    {
        var format = FigureInput.Format(numbers);
        await using var body = await SpooledBody.Read(http.Request, WorkbookReader.LengthMax, WorkbookRefusals.TooLarge, ct);
        using var reader = new StreamReader(body.Bytes, new UTF8Encoding(false, true));
        var source = new FigureSource(SourceKind.Import, null, body.Sha256);
        var table = FigureTable.Read(await ReadAll(reader, ct), format, source);
        var answers = await bulk.RunItems(
            http, body.Hash, [.. table.Items.Select(item => item.Body)],
            new BulkRoute<EnterFiguresEndpoint.Body>(
                (item, catalogue) => item.Resolve(catalogue, ct),
                (item, id, call) => reports.Execute(id, EnterFiguresEndpoint.Verb, item, call, ct),
                (_, id, _) => id),
            ct);
        var english = Language.IsEnglish(http.Request);
        await Answer.Json(http, new Result(
            [.. table.Items.Zip(answers).SelectMany(pair => Lines(pair.First, pair.Second, english)).OrderBy(line => line.Line)],
            answers.Max(answer => answer.Position)));
    }

    private static async Task<string> ReadAll(StreamReader reader, CancellationToken ct)
    {
        try
        {
            return Nfc.Normalize(await reader.ReadToEndAsync(ct));
        }
        catch (DecoderFallbackException)
        {
            throw new RequestException(StatusCodes.Status422UnprocessableEntity, WorkbookRefusals.TableMalformed(1));
        }
    }

    // Where the refusal names cells, those lines have it; the others of the report only went down with them.
    private static IEnumerable<LineAnswer> Lines(FigureTable.Item item, BulkItemAnswer answer, bool english)
    {
        var isNamed = item.Lines.Any(line => answer.Places?.Contains(line.Cell) == true);
        var left = Problem.Of(answer.Status, WorkbookRefusals.LinesLeft(), english);
        foreach (var (line, cell) in item.Lines)
        {
            var isLeft = answer.Code is not null && isNamed && !answer.Places!.Contains(cell);
            yield return new LineAnswer(line, answer.Status)
            {
                Id = answer.Id, Code = isLeft ? left.Code : answer.Code, Detail = isLeft ? left.Detail : answer.Detail,
            };
        }
    }
}
