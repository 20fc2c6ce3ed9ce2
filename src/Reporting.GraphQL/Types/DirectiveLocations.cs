using System.Collections.Frozen;

namespace Reporting.GraphQL.Types;

/// <summary>Where a directive may stand, by the specification's names. Spec 3.13 Directives.</summary>
public static class DirectiveLocations
{
    internal static readonly FrozenSet<string> Executable = FrozenSet.Create(
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION");

    internal static readonly FrozenSet<string> TypeSystem = FrozenSet.Create(
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM",
            "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION");

    /// <summary>
    /// All of them in the specification's order; the last is of the draft after September 2025, and graphql-js names it
    /// already.
    /// </summary>
    internal static readonly string[] Ordered =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
            "UNION",
        "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION",
    ];

    /// <summary>Whether the specification knows a location of this name.</summary>
    /// <param name="name">For instance <c>FIELD_DEFINITION</c>.</param>
    public static bool IsKnown(string name) => Executable.Contains(name) || TypeSystem.Contains(name);
}
