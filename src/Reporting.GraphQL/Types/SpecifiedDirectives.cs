namespace Reporting.GraphQL.Types;

/// <summary>The directives that every schema has. Spec 3.13.1 to 3.13.5.</summary>
public static class SpecifiedDirectives
{
    /// <summary><c>@include(if:)</c></summary>
    public static Directive Include { get; } = new(
        "include", "Directs the executor to include this field or fragment only when the `if` argument is true.",
        ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
        [Argument.Of("if", Scalars.Boolean.NonNull, "Included when true.")]);

    /// <summary><c>@skip(if:)</c></summary>
    public static Directive Skip { get; } = new(
        "skip", "Directs the executor to skip this field or fragment when the `if` argument is true.",
        ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
        [Argument.Of("if", Scalars.Boolean.NonNull, "Skipped when true.")]);

    /// <summary><c>@deprecated(reason:)</c></summary>
    public static Directive Deprecated { get; } = new(
        "deprecated", "Marks an element of a GraphQL schema as no longer supported.",
        ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE", "DIRECTIVE_DEFINITION"],
        [
            Argument.Of(
                "reason", Scalars.String.NonNull,
                "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).",
                "\"No longer supported\""),
        ]);

    /// <summary><c>@specifiedBy(url:)</c></summary>
    public static Directive SpecifiedBy { get; } = new(
        "specifiedBy", "Exposes a URL that specifies the behavior of this scalar.", ["SCALAR"],
        [Argument.Of("url", Scalars.String.NonNull, "The URL that specifies the behavior of this scalar.")]);

    /// <summary><c>@oneOf</c></summary>
    public static Directive OneOf { get; } = new(
        "oneOf", "Indicates exactly one field must be supplied and this field must not be `null`.", ["INPUT_OBJECT"],
            []);

    /// <summary>All of them, in the order of graphql-js.</summary>
    public static IReadOnlyList<Directive> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];
}
