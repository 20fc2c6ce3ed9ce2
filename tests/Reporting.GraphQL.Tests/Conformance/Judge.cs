using System.Text.Json.Nodes;

namespace Reporting.GraphQL.Tests.Conformance;

/// <summary>Whether an answer means the same as the recorded one, down to the places of errors; words may differ.</summary>
internal static class Judge
{
    /// <summary>The hardest difference; null where there is none.</summary>
    public static string? Difference(string kind, JsonNode expected, JsonNode actual)
    {
        if (kind is "print" or "printSchema")
            return (string?)actual["printed"] == (string?)expected["printed"] ? null : "printed text differs: " + actual.ToJsonString();
        if (kind == "execute")
            return Executed(expected, actual);
        if (IsRefused(expected) != IsRefused(actual))
            return IsRefused(actual) ? "refused what is right: " + actual.ToJsonString() : "let pass what is wrong";
        if (kind == "validateSDL")
            return null;
        var (want, have) = (Places(expected), Places(actual));
        return want == have ? null : $"places {want} / {have}";
    }

    private static string? Executed(JsonNode expected, JsonNode actual)
    {
        if (actual["misfits"] is { } misfits)
            return "the tape does not fit: " + misfits.ToJsonString();
        var hasRun = actual.AsObject().ContainsKey("data");
        if (hasRun != expected.AsObject().ContainsKey("data"))
            return (hasRun ? "ran what must be refused" : "refused what is valid") + ": " + actual.ToJsonString();
        if (!hasRun)
            return Places(expected) == Places(actual) ? null : "request error elsewhere: " + actual.ToJsonString();
        if (expected["data"]?.ToJsonString() != actual["data"]?.ToJsonString())
            return "data differ: " + actual.ToJsonString();
        return Errors(actual["data"], expected["errors"], actual["errors"]);
    }

    /// <summary>Where a null has climbed one error below its position suffices; elsewhere path and place must be the same.</summary>
    private static string? Errors(JsonNode? data, JsonNode? expected, JsonNode? actual)
    {
        var (want, have) = (ByNull(data, expected), ByNull(data, actual));
        foreach (var at in want.Select(g => g.Key).Union(have.Select(g => g.Key)))
        {
            var (wanted, given) = (want[at].ToList(), have[at].ToList());
            if (wanted.Count == 0 || given.Count == 0)
                return $"errors at {at}: {wanted.Count} / {given.Count}";
            var isOwn = wanted.TrueForAll(error => Path(error) == at);
            if (isOwn && !wanted.Select(Key).SequenceEqual(given.Select(Key)))
                return $"errors at {at}: {string.Join(", ", wanted.Select(Key))} / {string.Join(", ", given.Select(Key))}";
            if (given.Any(error => wanted.Find(w => Path(w) == Path(error)) is { } same && Key(same) != Key(error)))
                return $"place of an error at {at}";
        }
        return null;
    }

    private static ILookup<string, JsonNode> ByNull(JsonNode? data, JsonNode? errors) =>
        (errors?.AsArray() ?? []).ToLookup(error => NulledAt(data, error!["path"]?.AsArray() ?? []), error => error!);

    private static string NulledAt(JsonNode? data, JsonArray path)
    {
        var at = new JsonArray();
        foreach (var key in path)
        {
            if (data is null)
                break;
            data = data is JsonArray items ? items[(int)key!] : data[(string)key!];
            at.Add(key!.DeepClone());
        }
        return at.ToJsonString();
    }

    private static string Path(JsonNode error) => error["path"]?.ToJsonString() ?? "[]";

    private static string Key(JsonNode error) => Path(error) + Place(error);

    private static string Place(JsonNode? error) =>
        string.Join(";", (error?["locations"]?.AsArray() ?? []).Select(place => $"{place!["line"]}:{place["column"]}"));

    private static string Places(JsonNode answer) =>
        string.Join(", ", (answer["errors"]?.AsArray() ?? []).Select(Place).Order(StringComparer.Ordinal));

    private static bool IsRefused(JsonNode answer) => answer["errors"] is JsonArray { Count: > 0 };
}
