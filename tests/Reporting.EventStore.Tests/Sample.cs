using System.Security.Cryptography;
using System.Text;

namespace Reporting.EventStore.Tests;

/// <summary>Requests as the tests need them.</summary>
internal static class Sample
{
    public static readonly Guid Ana = new("a0000000-0000-0000-0000-000000000001");

    public static EventToAppend Event(string type = "figure_entered", string body = """{"figure":"5"}""") =>
        new(type, "Sample.FigureEntered, Sample", Encoding.UTF8.GetBytes(body));

    /// <summary>The first events of a new stream.</summary>
    public static AppendRequest First(Guid stream, int count = 1, CommandClaim? command = null) =>
        new(stream, "report", 0, default, [.. Enumerable.Repeat(Event(), count)], new EventMetadata(), command);

    /// <summary>One more event on what was stored.</summary>
    public static AppendRequest Next(AppendReceipt after, int count = 1, CommandClaim? command = null) =>
        First(after.StreamId, count, command) with { ExpectedVersion = after.Version, PreviousLeaf = after.Events[^1].Leaf };

    public static CommandClaim Command(string key, string request = "the request") =>
        new(Ana, key, SHA256.HashData(Encoding.UTF8.GetBytes(request)));
}
