using Microsoft.AspNetCore.Http;
using Reporting.EventStore;

namespace Reporting.Write.Http;

/// <summary>What a command carries beside its body.</summary>
/// <param name="Command">Its name, which is the operation id of its route.</param>
/// <param name="Account">Who sent it.</param>
/// <param name="Claim">Its identity: sent twice, it is done once. Null for what the system does by itself, which is done
/// once because it is so already.</param>
/// <param name="SeenVersion">The version the client saw (If-Match), or null to decide on the newest.</param>
/// <param name="Metadata">What is stored beside its events.</param>
public sealed record CommandContext(
    string Command, CurrentAccount Account, CommandClaim? Claim, long? SeenVersion, EventMetadata Metadata)
{
    public static CommandContext Of(HttpContext http, string key, ReadOnlySpan<byte> hashedBody)
    {
        var account = CurrentAccount.Of(http);
        var headers = new Dictionary<string, string>();
        if (http.Connection.RemoteIpAddress is { } address)
            headers["source"] = address.ToString();
        if (account.State.ActsFor.Count > 0)
            headers["acting-for"] = string.Join(',', account.State.ActsFor.Select(id => id.Value));
        return new CommandContext(
            CommandName.Of(http)!,
            account,
            new CommandClaim(account.Id.Value, key, IdempotencyKey.RequestHash(http.Request, hashedBody)),
            IfMatch.Version(http.Request),
            new EventMetadata(account.Id.Value.ToString(), Correlation.Of(http), null, headers));
    }

    /// <summary>The context of one item of a bulk request: a command of its own under the request's key.</summary>
    public CommandContext Item(int index) => this with
    {
        Claim = Claim! with { Key = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{Claim!.Key}/{index}") },
    };

    /// <summary>The context of a further stream that the same command writes: done again with it, and no more than
    /// once.</summary>
    public CommandContext Part(string name) => this with
    {
        Claim = Claim is { } claim ? claim with { Key = $"{claim.Key}/{name}" } : null, SeenVersion = null,
    };
}
