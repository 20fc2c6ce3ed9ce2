using System.Text.Json;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Loads;

/// <summary>What an answer says of a command, or of an item of a bulk request.</summary>
internal static class Answers
{
    public static CommandAnswer Of(Reply reply) => Of(reply.Status!.Value, reply.Body, reply.Code);

    public static CommandAnswer Item(Reply reply, int index)
    {
        if (!reply.IsOk) return Of(reply);
        var item = reply.Body.GetProperty("items")[index];
        var code = item.TryGetProperty("code", out var given) ? given.GetString()! : "";
        return Of(item.GetProperty("status").GetInt32(), item, code);
    }

    /// <summary>Whether some item has to be sent again.</summary>
    public static bool HasPassing(Reply reply) => reply.IsOk && reply.Body.GetProperty("items").EnumerateArray()
        .Any(item => item.GetProperty("status").GetInt32() is 409 or 503);

    private static CommandAnswer Of(int status, JsonElement body, string code) => status is >= 200 and < 300
        ? new CommandAnswer.Ok(
            body.GetProperty("version").GetInt64(), body.GetProperty("position").GetInt64(),
            [.. body.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetGuid())])
        : new CommandAnswer.Refused(status, code);
}
