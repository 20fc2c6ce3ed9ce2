using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Types;

/// <summary>Schemas made in code: what is refused, what is printed, what introspection says. Spec 3, 4.</summary>
public sealed class SchemaTests
{
    private enum Level
    {
        Commune,
        Province,
    }

    private sealed record Where(Level? Level, string? Name);

    private static readonly EnumType LevelType = EnumType.Of<Level>(
        "Level", "A level (cấp).", ("COMMUNE", Level.Commune, null), ("PROVINCE", Level.Province, "Cấp tỉnh."));

    private static readonly InputObjectType WhereType = InputObjectType.Of(
        "Where", null,
        () => [Argument.Of("level", LevelType, null, "COMMUNE"), Argument.Of("name", Scalars.String,
            null).Deprecated("Use level.")],
        input => new Where(input.Get<Level?>("level"), input.Get<string>("name")));

    private static readonly Schema Made = Schema.Of(
        ObjectType.Root("Query", null, f =>
        [
            f.Of("level", LevelType, "Its level.", [Argument.Of("where", WhereType, "Which.")],
                (_, args) => args.Get<Where>("where")?.Level ?? Level.Province),
            f.Of("day", Scalars.LocalDate, null, _ => new DateOnly(2026, 10, 5)).Deprecated("Use `level`."),
        ]),
        description: "A small schema.");

    private const string Printed = """"
        """A small schema."""
        schema {
          query: Query
        }

        type Query {
          """Its level."""
          level(
            """Which."""
            where: Where
          ): Level
          day: LocalDate @deprecated(reason: "Use `level`.")
        }

        """A level (cấp)."""
        enum Level {
          COMMUNE

          """Cấp tỉnh."""
          PROVINCE
        }

        input Where {
          level: Level = COMMUNE
          name: String @deprecated(reason: "Use level.")
        }

        """A calendar day, written `YYYY-MM-DD`."""
        scalar LocalDate @specifiedBy(url: "https://scalars.graphql.org/andimarek/local-date.html")
        """";

    [Fact]
    public void A_schema_is_printed_and_what_is_printed_builds_the_same_again()
    {
        Assert.Equal(Printed, Made.Print());
        Assert.Equal(Printed, Schema.FromSdl(Printed).Print());
    }

    [Theory]
    [InlineData("{ level(where: {}) }", "COMMUNE")]
    [InlineData("{ level(where: {level: PROVINCE}) }", "PROVINCE")]
    [InlineData("{ level(where: {level: null}) }", "PROVINCE")]
    public async Task An_input_object_reaches_the_resolver_as_what_it_maps_to(string query, string level) =>
        Assert.Equal(level, (string?)(await Marked.Execute(Made, query))["data"]!["level"]);

    [Fact]
    public async Task Introspection_tells_what_is_deprecated_only_when_asked()
    {
        const string query = """
            { __type(name: "Query") { shown: fields { name } all: fields(includeDeprecated: true) { name isDeprecated deprecationReason } }
              where: __type(name: "Where") { isOneOf inputFields { name defaultValue } all: inputFields(includeDeprecated: true) { name } }
              day: __type(name: "LocalDate") { kind specifiedByURL } none: __type(name: "None") { name } __schema { description queryType { name } } }
            """;
        var data = (await Marked.Execute(Made, query))["data"]!;
        Assert.Equal("""[{"name":"level"}]""", data["__type"]!["shown"]!.ToJsonString());
        Assert.Equal("Use `level`.", (string?)data["__type"]!["all"]![1]!["deprecationReason"]);
        Assert.Equal("""{"isOneOf":false,"inputFields":[{"name":"level","defaultValue":"COMMUNE"}],"all":[{"name":"level"},{"name":"name"}]}""",
            data["where"]!.ToJsonString());
        Assert.Equal("SCALAR", (string?)data["day"]!["kind"]);
        Assert.Null(data["none"]);
        Assert.Equal("""{"description":"A small schema.","queryType":{"name":"Query"}}""", data["__schema"]!.ToJsonString());
    }

    [Theory]
    [InlineData("type Query { a: Missing }", "Unknown type \"Missing\".")]
    [InlineData("type Query", "Type Query must define one or more fields.")]
    [InlineData("type Query { __a: Int }", "Name \"__a\" must not begin with \"__\"")]
    [InlineData("type Query { a(b: Query): Int }", "must be Input Type")]
    [InlineData("type Query { a: In } input In { b: Int }", "must be Output Type")]
    [InlineData("type Query { a(b: Int = \"c\"): Int }", "Query.a(b:) has invalid default value: \"c\".")]
    [InlineData("type Query { a(b: In): Int } input In { c: In! }", "Cannot reference Input Object \"In\" within itself")]
    [InlineData("type Query { a(b: In): Int } input In { c: In = {} }", "the defaults of Input Object In contain themselves")]
    [InlineData("type Query { a(b: In): Int } input In @oneOf { c: Int! }", "must be nullable")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "Required argument Query.a(b:) cannot be deprecated.")]
    [InlineData("type Query implements I { a: Int } interface I { b: Int }", "Interface field I.b expected but Query does not provide it.")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }", "must not be deprecated")]
    [InlineData("type Query implements I { a: Int } interface I { a: Int! }", "expects type Int! but Query.a is type Int.")]
    [InlineData("type Query { a: U } union U", "Union type U must define one or more member types.")]
    [InlineData("schema { query: Query mutation: Query } type Query { a: Int }", "All root types must be different")]
    [InlineData("type Query { a: Int } directive @a(b: Int! @deprecated) on FIELD", "cannot be deprecated")]
    public void A_schema_that_breaks_a_rule_is_refused(string sdl, string message)
    {
        var refused = Assert.Throws<SchemaException>(() => Schema.FromSdl(sdl));
        Assert.Contains(message, Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Errors[0].Locations);
    }

    [Fact]
    public void Two_types_of_one_name_are_refused()
    {
        var other = EnumType.Of("Level", null, ("A", null));
        var refused = Assert.Throws<SchemaException>(() => Schema.Of(ObjectType.Root("Query", null, f =>
            [f.Of("a", LevelType, null, _ => Level.Commune), f.Of("b", other, null, _ => "A")])));
        Assert.Equal("There are two types named \"Level\".", Assert.Single(refused.Errors).Message);
    }
}
