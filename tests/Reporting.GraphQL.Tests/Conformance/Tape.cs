using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Conformance;

/// <summary>
/// Stands in for the resolvers of a recorded case: by response path the arguments it must be given and what it gives.
/// </summary>
internal sealed class Tape
{
    private readonly Dictionary<string, JsonNode> _entries = [];

    public Tape(JsonNode? entries)
    {
        foreach (var entry in entries?.AsArray() ?? [])
            _entries[entry!["path"]!.ToJsonString()] = entry;
    }

    /// <summary>Where the engine asked for what was not recorded.</summary>
    public List<string> Misfits { get; } = [];

    public SdlResolvers Resolvers => new()
    {
        IsUnchecked = true,
        Resolve = (_, arguments, context, _) => new(Play(arguments, context)),
        TypeOf = (value, _) => (value as Row)?.Type,
    };

    private sealed record Row(string? Type);

    private object? Play(Arguments arguments, ResolveContext context)
    {
        var path = new JsonArray([.. context.Path.Select(key => (JsonNode?)(key is int index ? index : (string)key))]);
        var key = path.ToJsonString();
        if (!_entries.TryGetValue(key, out var entry))
            Misfits.Add($"{key} is not on the tape");
        else if (Json(arguments) is var given && given != (entry["args"] ?? new JsonObject()).ToJsonString())
            Misfits.Add($"{key}: arguments {given} instead of {entry["args"]?.ToJsonString()}");
        return Build(path);
    }

    private object? Build(JsonArray path)
    {
        if (!_entries.TryGetValue(path.ToJsonString(), out var entry))
            return null;
        if (entry["error"] is { } error)
            throw new GraphQLException((string)error!);
        if (entry["list"] is { } length)
            return Enumerable.Range(0, (int)length).Select(i => BuildItem(path, i)).ToArray();
        return entry["type"] is { } type ? new Row((string)type!) : Leaf(entry["leaf"]);
    }

    private object? BuildItem(JsonArray path, int index)
    {
        var item = (JsonArray)path.DeepClone();
        item.Add(index);
        try
        {
            return Build(item);
        }
        catch (GraphQLException e)
        {
            return new Failure(e);
        }
    }

    private static object? Leaf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => (string?)node,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => node.GetValue<double>() is var number && number == Math.Truncate(number)
            && Math.Abs(number) < int.MaxValue
            ? (int)number
            : number,
        _ => node.Deserialize<JsonElement>(),
    };

    /// <summary>Coerced values as JSON, in the order of the schema.</summary>
    private static string Json(InputValues values) => "{" + string.Join(",", values.Definitions
        .Select((definition, i) => (definition.Name, Value: values.Values[i]))
        .Where(entry => !ReferenceEquals(entry.Value, InputValues.Absent))
        .Select(entry => $"\"{entry.Name}\":{Json(entry.Value)}")) + "}";

    private static string Json(object? value) => value switch
    {
        InputObject input => Json((InputValues)input),
        object?[] items => $"[{string.Join(",", items.Select(Json))}]",
        double number => number == Math.Truncate(number) && Math.Abs(number) < 1e15
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture),
        _ => JsonSerializer.SerializeToNode(value)?.ToJsonString() ?? "null",
    };
}
