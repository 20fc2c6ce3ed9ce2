using System.Text;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>A request that is meant to cost the server more than it costs the client.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Body">The body of a POST.</param>
/// <param name="Status">How it is answered.</param>
public sealed record Attack(string Name, string Body, int Status = 400)
{
    /// <summary>All but the slow query, which only a client that leaves can end.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        Document("deep nesting", "{" + Repeat(10_000, _ => "node{") + "id" + new string('}', 10_001)),
        Document("selections beyond the depth", "{node{" + Repeat(14, _ => "next{") + "id" + new string('}', 16)),
        Document("alias flood", "{" + Repeat(4_000, i => $"a{i}:called ") + "}"),
        Document("fragment bomb", "{...F0}" + Repeat(40, i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}") + "fragment F40 on Query{called}"),
        Document("fragment cycle", "{...A}fragment A on Query{...B}fragment B on Query{...C}fragment C on Query{...A called}"),
        Document("huge list of arguments", "{sum(of:[" + Repeat(100_000, _ => "1 ") + "])}"),
        Document("directive flood", "{called " + Repeat(5_000, _ => "@skip(if:false)") + "}"),
        Document("nested introspection", "{__schema{types{" + Repeat(9, _ => "fields{type{") + "name" + new string('}', 20)),
        new("batch of a thousand", "[" + string.Join(',', Enumerable.Repeat("""{"query":"{called}"}""", 1_000)) + "]", 413),
        Document("a megabyte of tokens", "{" + new string('[', 1_040_000)),
        Variables("variables of 100,000 items", "[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]"),
        Variables("variables of 100,000 wrong items", "[" + string.Join(',', Enumerable.Repeat("\"x\"", 100_000)) + "]"),
        Document("cost just above the limit", "{node{all(first:100){all(first:60){id next{id}}}}}"),
        Document("field merge blow-up", "{" + Repeat(600, _ => "node{next{next{id}next{id}}next{next{id}}}") + "called}"),
        Document("field merge blow-up in fragments", "{...F0}" + Repeat(
            25, i => $"fragment F{i} on Query{{a:called node{{next{{id}}}} ...F{i + 1} ...F{i + 2}}}") +
            "fragment F25 on Query{a:called}fragment F26 on Query{a:called}"),
    ];

    private static Attack Document(string name, string query) =>
        new(name, System.Text.Json.JsonSerializer.Serialize(new { query }));

    private static Attack Variables(string name, string list) =>
        new(name, $$"""{"query":"query($a:[Int!]!){sum(of:$a)}","variables":{"a":{{list}} } }""");

    private static string Repeat(int times, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < times; i++)
            text.Append(part(i));
        return text.ToString();
    }
}
