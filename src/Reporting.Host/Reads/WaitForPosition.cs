using System.Globalization;
using Reporting.Domain;
using Reporting.Read;
using Reporting.Read.Reading;
using Reporting.Write.Http;

namespace Reporting.Host.Reads;

/// <summary>A read that names a position in the header Wait-For-Position is answered when every read model has got
/// there, within a bound; so a client that just sent a command sees what it did.</summary>
internal static class WaitForPosition
{
    public const string Header = "Wait-For-Position";

    /// <summary>False when the request was answered already: 400 for a header that is no position, 503 for "not
    /// yet".</summary>
    public static async ValueTask<bool> Passed(HttpContext http)
    {
        if (http.Request.Headers[Header] is not [{ } text])
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            await Problem.Write(http, StatusCodes.Status400BadRequest, Malformed());
            return false;
        }
        var read = http.RequestServices.GetRequiredService<ReadSide>();
        if (await read.WaitForPosition(position, http.RequestAborted))
            return true;
        http.Response.Headers.RetryAfter = "1";
        await Problem.Write(http, StatusCodes.Status503ServiceUnavailable, ReadRefusals.NotYet(position));
        return false;
    }

    private static Refusal Malformed() => new(
        "read.position-malformed",
        $"The header {Header} takes one position: a whole number.",
        $"Tiêu đề {Header} nhận đúng một vị trí: một số nguyên.", [Header]);
}
