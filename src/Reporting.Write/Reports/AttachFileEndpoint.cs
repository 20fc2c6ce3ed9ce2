using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Reports;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/attachments, by whoever enters for the report's unit, or for a part of it: the file
/// itself as the body, its name as the parameter <c>name</c>.</summary>
public static class AttachFileEndpoint
{
    public static void Map(IEndpointRouteBuilder reports) =>
        reports.MapPost("/{id:guid}/attachments", Handle)
            .WithName(nameof(AttachFile))
            .WithMetadata(new CommandName(nameof(AttachFile)))
            .Accepts<Stream>("application/octet-stream", "*/*")
            .Produces<CommandAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task Handle(
        Guid id, string? name, HttpContext http, ReportStreams reports, Commands commands, Attaching attaching, CancellationToken ct)
    {
        IdempotencyKey.Of(http.Request);
        if (await Look(id, http, reports, ct) is not { } call)
            return;
        await using var body = await SpooledBody.Read(
            http.Request, FileInspection.LengthMax, EntryRefusals.AttachmentTooLarge, ct);
        var fileName = Nfc.Normalize(name ?? "");
        Task<(AttachFile?, Domain.Refusal?)>? keeping = null;
        await commands.RunRead(
            http, (byte[])[.. body.Hash, .. Encoding.UTF8.GetBytes(fileName)], async settled =>
            {
                var (command, refusal) = await (keeping ??= attaching.Keep(id, fileName, body, call.By, ct));
                return command is null ? new Outcome.Refused(refusal!)
                    : await reports.Execute(id, Verb(command), new Address(), settled, ct);
            },
            id, ct, StatusCodes.Status201Created);
    }

    // Before the body is read: nobody sends megabytes to a report that is not the own one.
    private static async Task<ReportCall?> Look(Guid id, HttpContext http, ReportStreams reports, CancellationToken ct)
    {
        var account = CurrentAccount.Of(http);
        if (await reports.Look(id, account, ct) is not { } call)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, ReportRefusals.NotAssigned());
            return null;
        }
        if (call.State.MayEnter(account.State, account.Id, call.Units))
            return call;
        await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        return null;
    }

    private static ReportVerb<Address> Verb(AttachFile command) => new(
        "attachments", nameof(AttachFile),
        (account, report, units) => account.Registered is { AccountId: var id } && report.MayEnter(account, id, units),
        (_, call) => AttachFile.Decide(command, call.State));

    private sealed record Address : ReportAddress;
}
