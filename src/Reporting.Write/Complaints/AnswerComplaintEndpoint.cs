using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Domain.Complaints;
using Reporting.Write.Http;

namespace Reporting.Write.Complaints;

/// <summary>POST /api/complaints/{id}/answer, by whoever enters or signs for the unit that owns the figure (J1a).</summary>
public static class AnswerComplaintEndpoint
{
    /// <param name="IsUpheld">Whether the complaint is right.</param>
    public sealed record Body(string Answer, bool IsUpheld);

    public static void Map(IEndpointRouteBuilder complaints) =>
        complaints.MapPost("/{id:guid}/answer", Handle).IsCommand<Body>(nameof(AnswerComplaint));

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(http, new Route<Body>((body, call) => Reply(id, body, call, streams, ct), (_, _) => id), ct);

    private static async Task<Outcome> Reply(
        Guid id, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        var command = new AnswerComplaint(id, body.Answer, body.IsUpheld, call.By);
        return await streams.Complaints.Execute(
            id, call.Context,
            state => state.Filed is not { } filed
                ? new Verdict<ComplaintEvent>.Unknown(ComplaintRefusals.Unknown())
                : call.Account.May(Role.Enter, filed.Unit, units) || call.Account.May(Role.Sign, filed.Unit, units)
                    ? AnswerComplaint.Decide(command, state)
                    : new Verdict<ComplaintEvent>.Forbidden(),
            ct);
    }
}
