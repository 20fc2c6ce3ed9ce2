using System.Net.Mail;
using Reporting.Domain;
using Reporting.Write.Http;

namespace Reporting.Host.Mail;

/// <summary>POST /api/inbox/address: where an account wants its reminders by e-mail. Each account sets its own.</summary>
public static class MailAddressRoutes
{
    public const int LengthMax = 254;

    /// <param name="Address">Null for no mail any longer.</param>
    public sealed record Body(string? Address);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/inbox/address", Handle).WithName("SetMailAddress").Accepts<Body>("application/json")
            .Produces<Body>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task Handle(HttpContext http, Outbox outbox, CancellationToken ct)
    {
        var body = WireJson.Read<Body>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        if (body.Address is { } address && !IsAddress(address))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, Malformed());
            return;
        }
        await outbox.SetAddress(CurrentAccount.Of(http).Id.Value, body.Address, ct);
        await Answer.Json(http, body);
    }

    private static bool IsAddress(string text) =>
        text.Length <= LengthMax && text.All(c => c is > ' ' and < '\u007f' and not (',' or ';'))
        && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;

    private static Refusal Malformed() => new(
        "inbox.address-malformed",
        "That is not one e-mail address.", "Đó không phải là một địa chỉ thư điện tử.", ["address"]);
}
