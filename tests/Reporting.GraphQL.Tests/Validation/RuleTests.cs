using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;
using Reporting.GraphQL.Validation;

namespace Reporting.GraphQL.Tests.Validation;

/// <summary>Each rule alone: the marks in a document are the places that its one error must name.</summary>
public sealed class RuleTests
{
    private const char Mark = '▸';

    private static readonly Schema Pets = Schema.FromSdl(
        """
        directive @once on FIELD | QUERY
        directive @many repeatable on FIELD
        directive @sized(size: Int!) on FIELD
        interface Pet { name(surname: Boolean): String }
        type Dog implements Pet {
          name(surname: Boolean): String
          barks: Boolean!
          owner: Human
          old: String @deprecated(reason: "Use name.")
          trick(number: Int!): String
        }
        type Cat implements Pet { name(surname: Boolean): String meows: Boolean owner: Human }
        type Human { name: String! pets(first: Int = 10): [Pet!]! }
        union CatOrDog = Cat | Dog
        enum Colour { RED GREEN }
        input Where { colour: Colour! name: String size: Size }
        input Size @oneOf { cm: Int inch: Int }
        type Query { dog: Dog cat: Cat pet(where: Where): Pet any: CatOrDog human: Human sized(size: Size): Int }
        type Subscription { barked: Dog meowed: Cat }
        """);

    public static TheoryData<string, string> Breaches() => new()
    {
        { "ExecutableDefinitions", "{ dog { name } } ▸type Extra { a: Int }" },
        { "KnownOperationTypes", "▸mutation { feed }" },
        { "UniqueOperationNames", "query ▸A { dog { name } } query ▸A { cat { name } }" },
        { "LoneAnonymousOperation", "▸{ dog { name } } query B { cat { name } }" },
        { "SingleFieldSubscriptions", "subscription { barked { name } ▸meowed { name } }" },
        { "SingleFieldSubscriptions", "subscription { ▸__typename }" },
        { "SingleFieldSubscriptions", "subscription { barked ▸@skip(if: false) { name } }" },
        { "FieldsOnCorrectType", "{ dog { ▸meows } }" },
        { "FieldsOnCorrectType", "{ any { ▸name } }" },
        { "OverlappingFieldsCanBeMerged", "{ dog { ▸it: name ▸it: barks } }" },
        { "OverlappingFieldsCanBeMerged", "{ human { ▸pets(first: 1) { name } ▸pets(first: 2) { name } } }" },
        { "OverlappingFieldsCanBeMerged", "{ pet { ... on Dog { ▸it: barks } ... on Cat { ▸it: meows } } }" },
        { "OverlappingFieldsCanBeMerged",
            "{ ▸pet { ...d } ▸pet { ▸it: __typename } } fragment d on Dog { ▸it: name }" },
        { "ScalarLeafs", "{ ▸dog }" },
        { "ScalarLeafs", "{ dog { name ▸{ first } } }" },
        { "KnownArgumentNames", "{ dog { name(▸forename: true) } }" },
        { "KnownArgumentNames", "{ dog { name @once(▸when: 1) } }" },
        { "UniqueArgumentNames", "{ dog { name(▸surname: true, ▸surname: false) } }" },
        { "ProvidedRequiredArguments", "{ dog { ▸trick } }" },
        { "ProvidedRequiredArguments", "{ dog { name ▸@sized } }" },
        { "UniqueFragmentNames", "{ dog { ...a } } fragment ▸a on Dog { name } fragment ▸a on Dog { barks }" },
        { "KnownTypeNames", "query ($a: ▸Nothing) { dog { name(surname: $a) } }" },
        { "KnownTypeNames", "{ dog { ... on ▸Hamster { name } } }" },
        { "FragmentsOnCompositeTypes", "{ dog { ...a } } fragment a on ▸Colour { name }" },
        { "FragmentsOnCompositeTypes", "{ dog { ... on ▸Boolean { name } } }" },
        { "NoUnusedFragments", "{ dog { name } } ▸fragment a on Dog { name }" },
        { "KnownFragmentNames", "{ dog { ...▸nobody } }" },
        { "NoFragmentCycles",
            "{ dog { ...a } } fragment a on Dog { owner { pets { ▸...b } } } fragment b on Dog { ▸...a }" },
        { "PossibleFragmentSpreads", "{ dog { ▸...a } } fragment a on Cat { meows }" },
        { "PossibleFragmentSpreads", "{ dog { ▸... on Cat { meows } } }" },
        { "ValuesOfCorrectType", "{ dog { trick(number: ▸\"one\") } }" },
        { "ValuesOfCorrectType", "{ pet(where: { colour: ▸BLUE }) { name } }" },
        { "ValuesOfCorrectType", "{ pet(where: ▸{ name: \"Rex\" }) { name } }" },
        { "ValuesOfCorrectType", "{ pet(where: { colour: RED, ▸weight: 3 }) { name } }" },
        { "ValuesOfCorrectType", "{ sized(size: ▸{ cm: 1, inch: 2 }) }" },
        { "ValuesOfCorrectType", "{ dog { trick(number: ▸null) } }" },
        { "UniqueInputFieldNames", "{ pet(where: { ▸colour: RED, ▸colour: GREEN }) { name } }" },
        { "KnownDirectives", "{ dog { name ▸@unheard } }" },
        { "KnownDirectives", "query ▸@many { dog { name } }" },
        { "UniqueDirectivesPerLocation", "{ dog { name ▸@once ▸@once } }" },
        { "UniqueVariableNames", "query ($▸a: Int!, $▸a: Int!) { dog { trick(number: $a) } }" },
        { "VariablesAreInputTypes", "query ($a: ▸Dog) { dog { name(surname: $a) } }" },
        { "NoUndefinedVariables", "▸query Q { dog { trick(number: ▸$n) } }" },
        { "NoUndefinedVariables", "▸{ dog { ...a } } fragment a on Dog { trick(number: ▸$n) }" },
        { "NoUnusedVariables", "query (▸$n: Int) { dog { name } }" },
        { "VariablesInAllowedPosition", "query (▸$n: Int) { dog { trick(number: ▸$n) } }" },
        { "VariablesInAllowedPosition", "query (▸$n: Int) { sized(size: { cm: ▸$n }) }" },
        { "MaxIntrospectionDepth",
            "{ ▸__schema { types { fields { type { fields { type { fields { name } } } } } } } }" },
        { "NoSchemaIntrospection", "{ ▸__type(name: \"Dog\") { name } }" },
        { "NoDeprecated", "{ dog { ▸old } }" },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_breach_is_named_at_its_places(string rule, string marked)
    {
        var (text, places) = Unmark(marked);
        var error = Assert.Single(Validate(text, Enum.Parse<Rule>(rule)));
        Assert.Equal(places.Order(), error.Locations.Select(place => place.Column).Order());
    }

    [Fact]
    public void Every_rule_has_a_breach_here()
    {
        var covered = Breaches().Select(row => row.Data.Item1).Distinct();
        Assert.Equal(
            Enum.GetNames<Rule>().Except([nameof(Rule.None), nameof(Rule.Specified)]).Order(), covered.Order());
    }

    [Theory]
    [InlineData("{ dog { name name ...a } } fragment a on Dog { name(surname: null) second: name }")]
    [InlineData("query ($n: Int = 3) { dog { trick(number: $n) } }")]
    [InlineData("query ($n: Int!) { sized(size: { cm: $n }) }")]
    [InlineData("{ pet { ... on Dog { it: name } ... on Cat { it: name } ...d } } fragment d on Pet { __typename }")]
    [InlineData("{ dog { name @many @many } human { pets { ... on Dog { owner { name } } } } }")]
    [InlineData("subscription { ...a } fragment a on Subscription { barked { name } }")]
    public void A_document_that_breaks_nothing_passes(string text)
    {
        var errors = Validate(text.Replace("(surname: null)", "", StringComparison.Ordinal), Rule.Specified);
        Assert.Empty(errors);
    }

    [Fact]
    public void A_name_that_is_nearly_right_is_suggested() =>
        Assert.Equal(
            "Cannot query field \"barcks\" on type \"Dog\". Did you mean \"barks\"?",
            Assert.Single(Validate("{ dog { barcks } }", Rule.FieldsOnCorrectType)).Message);

    private static IReadOnlyList<GraphQLError> Validate(string text, Rule rules) =>
        Validator.Validate(Pets, Parser.Parse(text), Limits.None, rules);

    private static (string Text, List<int> Columns) Unmark(string marked)
    {
        var places = new List<int>();
        for (var at = marked.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = marked.IndexOf(Mark,
            StringComparison.Ordinal))
        {
            places.Add(at + 1);
            marked = marked.Remove(at, 1);
        }
        return (marked, places);
    }
}
