using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests;

/// <summary>A text in which <c>▸</c> marks the places that an error must name.</summary>
internal static class Marked
{
    private const char Mark = '▸';

    public static (string Text, IReadOnlyList<Location> Places) Read(string marked)
    {
        var places = new List<Location>();
        var (line, column) = (1, 1);
        foreach (var unit in marked)
        {
            if (unit == Mark)
            {
                places.Add(new Location(line, column));
                continue;
            }
            (line, column) = unit == '\n' ? (line + 1, 1) : (line, column + 1);
        }
        return (marked.Replace(Mark.ToString(), "", StringComparison.Ordinal), places);
    }

    /// <summary>The response to a document whose marks are taken out.</summary>
    public static async Task<JsonNode> Execute(
        Schema schema, string marked, string? variables = null, EngineOptions? options = null,
            RequestContext? context = null)
    {
        var output = new ArrayBufferWriter<byte>();
        await new GraphQLEngine(schema, options).Execute(
            GraphQLRequest.Of(Read(marked).Text, variables: variables), context ?? new RequestContext(), output,
            TestContext.Current.CancellationToken);
        return JsonNode.Parse(Encoding.UTF8.GetString(output.WrittenSpan))!;
    }

    /// <summary>Where a response's error points.</summary>
    public static IReadOnlyList<Location> PlacesOf(JsonNode error) =>
        [.. (error["locations"]?.AsArray() ?? []).Select(at => new Location((int)at!["line"]!, (int)at["column"]!))];
}
