namespace Reporting.GraphQL.Validation;

/// <summary>
/// The rules by which a document is judged, one bit each; spec section 5 in its order, with the names of graphql-js.
/// </summary>
[Flags]
internal enum Rule : ulong
{
    None = 0,
    ExecutableDefinitions = 1UL << 0,           // 5.1.1
    KnownOperationTypes = 1UL << 1,             // 5.2.1.1 Operation Type Existence
    UniqueOperationNames = 1UL << 2,            // 5.2.2.1
    LoneAnonymousOperation = 1UL << 3,          // 5.2.3.1
    SingleFieldSubscriptions = 1UL << 4,        // 5.2.4.1 Single Root Field
    FieldsOnCorrectType = 1UL << 5,             // 5.3.1 Field Selections
    OverlappingFieldsCanBeMerged = 1UL << 6,    // 5.3.2 Field Selection Merging
    ScalarLeafs = 1UL << 7,                     // 5.3.3 Leaf Field Selections
    KnownArgumentNames = 1UL << 8,              // 5.4.1
    UniqueArgumentNames = 1UL << 9,             // 5.4.2
    ProvidedRequiredArguments = 1UL << 10,      // 5.4.3
    UniqueFragmentNames = 1UL << 11,            // 5.5.1.1
    KnownTypeNames = 1UL << 12,                 // 5.5.1.2 Fragment Spread Type Existence
    FragmentsOnCompositeTypes = 1UL << 13,      // 5.5.1.3
    NoUnusedFragments = 1UL << 14,              // 5.5.1.4
    KnownFragmentNames = 1UL << 15,             // 5.5.2.1
    NoFragmentCycles = 1UL << 16,               // 5.5.2.2
    PossibleFragmentSpreads = 1UL << 17,        // 5.5.2.3
    ValuesOfCorrectType = 1UL << 18,            // 5.6.1 to 5.6.4
    UniqueInputFieldNames = 1UL << 19,          // 5.6.3
    KnownDirectives = 1UL << 20,                // 5.7.1, 5.7.2
    UniqueDirectivesPerLocation = 1UL << 21,    // 5.7.3
    UniqueVariableNames = 1UL << 22,            // 5.8.1
    VariablesAreInputTypes = 1UL << 23,         // 5.8.2
    NoUndefinedVariables = 1UL << 24,           // 5.8.3
    NoUnusedVariables = 1UL << 25,              // 5.8.4
    VariablesInAllowedPosition = 1UL << 26,     // 5.8.5
    MaxIntrospectionDepth = 1UL << 27,          // recommended by graphql-js, not in the text

    /// <summary>Everything that a request must obey.</summary>
    Specified = (1UL << 28) - 1,

    /// <summary>Introspection is switched off (<see cref="Limits.AllowIntrospection"/>).</summary>
    NoSchemaIntrospection = 1UL << 28,

    /// <summary>Reports what is deprecated; never a reason to refuse.</summary>
    NoDeprecated = 1UL << 29,
}
