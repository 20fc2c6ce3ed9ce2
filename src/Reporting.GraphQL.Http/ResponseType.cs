using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Reporting.GraphQL.Http;

/// <summary>The media types that a response can have.</summary>
internal enum ResponseType
{
    /// <summary>
    /// <c>application/json</c>: what there was before a media type of one's own; also for <c>*/*</c> and no header.
    /// </summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: status codes speak of the request.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>: distinct connections of graphql-sse.</summary>
    EventStream,
}

/// <summary>
/// Chooses the response's media type from <c>Accept</c>. RFC 9110, 12.5.1; GraphQL over HTTP, 6.1 Body.
/// </summary>
internal static class Accept
{
    private static readonly string[] Names =
        ["application/json", "application/graphql-response+json", "text/event-stream"];

    /// <summary>The type to answer with; null when the client takes none of them, which is answered by 406.</summary>
    public static ResponseType? Choose(StringValues header)
    {
        if (header.Count == 0 || (header.Count == 1 && string.IsNullOrWhiteSpace(header[0])))
            return ResponseType.Json;
        Span<Wish> wishes = stackalloc Wish[3];
        var order = 0;
        foreach (var line in header)
        {
            foreach (var range in line.AsSpan().Split(','))
                Read(line.AsSpan(range), order++, wishes);
        }
        ResponseType? best = null;
        for (var type = 0; type < wishes.Length; type++)
        {
            if (wishes[type].Quality > 0 && (best is null || wishes[type].IsBefore(wishes[(int)best])))
                best = (ResponseType)type;
        }
        return best;
    }

    private static void Read(ReadOnlySpan<char> range, int order, Span<Wish> wishes)
    {
        var end = range.IndexOf(';');
        var name = (end < 0 ? range : range[..end]).Trim();
        var quality = end < 0 ? 1 : QualityIn(range[(end + 1)..]);
        for (var type = 0; type < Names.Length; type++)
        {
            if (name.Equals(Names[type], StringComparison.OrdinalIgnoreCase))
                wishes[type] = new Wish(quality, 3, order);
        }
        // A wildcard says that the client does not care; then it gets what every client can read.
        var exactness = name.Equals("application/*", StringComparison.OrdinalIgnoreCase) ? 2 : name is "*/*" ? 1 : 0;
        if (exactness > wishes[(int)ResponseType.Json].Exactness)
            wishes[(int)ResponseType.Json] = new Wish(quality, exactness, order);
    }

    private static double QualityIn(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.Split(';'))
        {
            var parameter = parameters[part].Trim();
            if (!parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
                continue;
            var readable = double.TryParse(
                parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality);
            return readable ? Math.Min(quality, 1) : 1;
        }
        return 1;
    }

    /// <summary>
    /// How much the client wants a type; the most exact range that names it decides. RFC 9110, 12.5.1.
    /// </summary>
    private readonly record struct Wish(double Quality, int Exactness, int Order)
    {
        public bool IsBefore(Wish other) => Quality != other.Quality
            ? Quality > other.Quality
            : Exactness != other.Exactness ? Exactness > other.Exactness : Order < other.Order;
    }
}
