using System.Globalization;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>
/// Every coercion of a variable and of a literal, right and wrong. Spec 3.5, 3.9, 3.10, 3.11, 6.1.2, 6.4.1.
/// </summary>
public sealed class VariableTests
{
    private const string Sdl = """
        enum Colour { RED GREEN }
        input Point { x: Int! y: Int = 7 label: String inner: Point }
        input Choice @oneOf { a: Int b: String }
        scalar Any
        type Query {
          int(v: Int): String float(v: Float): String string(v: String): String bool(v: Boolean): String id(v: ID): String
          colour(v: Colour): String point(v: Point): String choice(v: Choice): String list(v: [Int!]): String
          lists(v: [[Int]]): String need(v: Int!): String whole(v: Int! = 3): String some(v: Int = 5): String
        }
        """;

    /// <summary>Gives back what it was given, as text.</summary>
    private static readonly Schema Echo = Schema.FromSdl(Sdl, new SdlResolvers
    {
        Resolve = (_, arguments, _, _) => new(arguments.Has("v") ? Shown(arguments.Get<object>("v")) : "absent"),
    });

    [Theory]
    [InlineData("Int", "int", "12", "12")]
    [InlineData("Int", "int", "-2147483648", "-2147483648")]
    [InlineData("Int", "int", "1.0", "1")]
    [InlineData("Int", "int", "1e2", "100")]
    [InlineData("Int", "int", "null", "null")]
    [InlineData("Float", "float", "1", "1.0")]
    [InlineData("Float", "float", "-0.25e2", "-25.0")]
    [InlineData("String", "string", "\"a\\u00e9\\ud83d\\ude00\"", "\"aé😀\"")]
    [InlineData("Boolean", "bool", "true", "True")]
    [InlineData("ID", "id", "\"a\"", "\"a\"")]
    [InlineData("ID", "id", "12345678901234567890", "\"12345678901234567890\"")]
    [InlineData("ID", "id", "1.0", "\"1\"")]
    [InlineData("Colour", "colour", "\"RED\"", "\"RED\"")]
    [InlineData("[Int!]", "list", "[1,2]", "[1,2]")]
    [InlineData("[Int!]", "list", "1", "[1]")]
    [InlineData("[Int!]", "list", "[]", "[]")]
    [InlineData("[[Int]]", "lists", "[[1],null,2]", "[[1],null,[2]]")]
    [InlineData("[[Int]]", "lists", "1", "[[1]]")]
    [InlineData("Point", "point", "{\"x\":1}", "{x:1,y:7}")]
    [InlineData("Point", "point", "{\"y\":null,\"x\":1,\"inner\":{\"x\":2}}", "{x:1,y:null,inner:{x:2,y:7}}")]
    [InlineData("Choice!", "choice", "{\"b\":\"c\"}", "{b:\"c\"}")]
    public async Task A_variable_is_coerced(string type, string field, string json, string expected)
    {
        var response = await Marked.Execute(
            Echo, $"query ($v: {type}) {{ {field}(v: $v) }}", $"{{\"v\":{json},\"other\":[1]}}");
        Assert.Equal(expected, (string?)response["data"]?[field]);
    }

    [Theory]
    [InlineData("Int", "int", "2147483648")]
    [InlineData("Int", "int", "1.5")]
    [InlineData("Int", "int", "\"1\"")]
    [InlineData("Int", "int", "true")]
    [InlineData("Int", "int", "[1]")]
    [InlineData("Int!", "need", "null")]
    [InlineData("Float", "float", "\"1\"")]
    [InlineData("Float", "float", "1e400")]
    [InlineData("String", "string", "1")]
    [InlineData("String", "string", "\"\\ud800\"")]
    [InlineData("Boolean", "bool", "0")]
    [InlineData("ID", "id", "1.5")]
    [InlineData("ID", "id", "true")]
    [InlineData("Colour", "colour", "\"BLUE\"")]
    [InlineData("Colour", "colour", "1")]
    [InlineData("[Int!]", "list", "[1,null]")]
    [InlineData("[Int!]", "list", "[1,\"2\"]")]
    [InlineData("Point", "point", "{}")]
    [InlineData("Point", "point", "{\"x\":null}")]
    [InlineData("Point", "point", "{\"x\":1,\"z\":2}")]
    [InlineData("Point", "point", "[{\"x\":1}]")]
    [InlineData("Point", "point", "\"x\"")]
    [InlineData("Choice!", "choice", "{}")]
    [InlineData("Choice!", "choice", "{\"a\":1,\"b\":\"c\"}")]
    [InlineData("Choice!", "choice", "{\"a\":null}")]
    public async Task A_wrong_variable_refuses_the_request_at_its_definition(string type, string field, string json)
    {
        var response = await Marked.Execute(Echo, $"query (▸$v: {type}) {{ {field}(v: $v) }}", $"{{\"v\":{json}}}");
        Assert.False(response.AsObject().ContainsKey("data"));
        var error = Assert.Single(response["errors"]!.AsArray())!;
        // Where the JSON itself is wrong no variable is to blame.
        if (!json.Contains("ud800", StringComparison.Ordinal))
            Assert.Equal([new Location(1, 8)], Marked.PlacesOf(error));
        Assert.Null(error["path"]);
    }

    [Fact]
    public async Task All_mistakes_are_reported_at_once()
    {
        var response = await Marked.Execute(
            Echo, "query ($a: Int!, $b: Point, $c: Int!) { need(v: $a) point(v: $b) x: need(v: $c) }",
            """{"b":{"x":"1","z":2},"c":"3"}""");
        var messages = response["errors"]!.AsArray().Select(error => (string?)error!["message"]);
        Assert.Equal(
        [
            "Variable \"$b\" got invalid value \"1\" at \"b.x\"; Int cannot represent non-integer value: \"1\"",
            "Variable \"$b\" got invalid value {\"x\":\"1\",\"z\":2}; Field \"z\" is not defined by type \"Point\".",
            "Variable \"$c\" got invalid value \"3\"; Int cannot represent non-integer value: \"3\"",
            "Variable \"$a\" of required type \"Int!\" was not provided.",
        ], messages);
    }

    [Theory]
    [InlineData("int(v: 12)", "12")]
    [InlineData("int", "absent")]
    [InlineData("int(v: null)", "null")]
    [InlineData("float(v: 1)", "1.0")]
    [InlineData("id(v: 007)", null)]
    [InlineData("id(v: 7)", "\"7\"")]
    [InlineData("colour(v: RED)", "\"RED\"")]
    [InlineData("list(v: 1)", "[1]")]
    [InlineData("lists(v: [[1, null], null])", "[[1,null],null]")]
    [InlineData("point(v: {inner: {x: 2, label: \"\"\"a\"\"\"}, x: 1})", "{x:1,y:7,inner:{x:2,y:7,label:\"a\"}}")]
    [InlineData("choice(v: {a: 1})", "{a:1}")]
    [InlineData("some", "5")]
    [InlineData("some(v: null)", "null")]
    [InlineData("whole", "3")]
    [InlineData("whole(v: null)", null)]
    [InlineData("int(v: 1.0)", null)]
    [InlineData("int(v: \"1\")", null)]
    [InlineData("float(v: \"1\")", null)]
    [InlineData("string(v: RED)", null)]
    [InlineData("colour(v: \"RED\")", null)]
    [InlineData("choice(v: {a: 1, b: \"c\"})", null)]
    public async Task A_literal_is_coerced_or_refused(string selection, string? expected)
    {
        var response = await Marked.Execute(Echo, $"{{ x: {selection} }}");
        Assert.Equal(expected, (string?)response["data"]?["x"]);
        Assert.Equal(expected is null, response["errors"] is not null);
    }

    [Theory]
    // Spec 6.4.1: a variable that is not given leaves the argument to its default; null does not.
    [InlineData("query ($v: Int) { x: some(v: $v) }", "{}", "5")]
    [InlineData("query ($v: Int) { x: some(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query ($v: Int = 9) { x: some(v: $v) }", "{}", "9")]
    [InlineData("query ($v: Int) { x: whole(v: $v) }", "{}", "3")]
    [InlineData("query ($v: Int) { x: point(v: {x: 1, y: $v}) }", "{}", "{x:1,y:7}")]
    [InlineData("query ($v: Int) { x: lists(v: [[$v, 2]]) }", "{}", "[[null,2]]")]
    public async Task A_variable_in_an_argument_has_its_value_or_leaves_the_default(
        string query, string variables, string expected)
    {
        var response = await Marked.Execute(Echo, query, variables);
        Assert.Equal(expected, (string?)response["data"]?["x"]);
    }

    [Fact]
    public async Task A_null_in_a_non_null_argument_with_a_default_fails_the_field_at_the_value()
    {
        const string marked = "query ($v: Int) { int x: whole(v: ▸$v) }";
        var response = await Marked.Execute(Echo, marked, """{"v":null}""");
        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal("""{"int":"absent","x":null}""", response["data"]!.ToJsonString());
        Assert.Equal(Marked.Read(marked).Places, Marked.PlacesOf(error));
        Assert.Equal("""["x"]""", error["path"]!.ToJsonString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"v\":")]
    [InlineData("\"v\"")]
    public async Task Variables_that_are_no_object_refuse_the_request(string json)
    {
        var response = await Marked.Execute(Echo, "query ($v: Int) { int(v: $v) }", json);
        Assert.Equal("Variables must be a JSON object.", (string?)response["errors"]![0]!["message"]);
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        double number => number.ToString("0.0###", CultureInfo.InvariantCulture),
        object?[] items => $"[{string.Join(',', items.Select(Shown))}]",
        InputObject input => $"{{{string.Join(',', input.Type.Fields.Where(field => input.Has(field.Name)).Select(field => $"{field.Name}:{Shown(input.Get<object>(field.Name))}"))}}}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
