namespace Reporting.GraphQL.Types;

/// <summary>Finds every type that a schema mentions, in order of first mention.</summary>
internal sealed class TypeCollector
{
    private HashSet<string> _given = [];

    public Dictionary<string, NamedType> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that stand for two types.</summary>
    public HashSet<string> Duplicates { get; } = [];

    /// <summary>Given types keep their order; what they refer to and was not given comes after each.</summary>
    public void CollectGiven(IReadOnlyList<NamedType> types)
    {
        _given = [.. types.Select(type => type.Name)];
        foreach (var type in types)
            Collect(type);
        _given = [];
    }

    public void Collect(GraphQLType? type)
    {
        if (type?.Named is not { } named)
            return;
        if (!ByName.TryAdd(named.Name, named))
        {
            if (!ReferenceEquals(ByName[named.Name], named))
                Duplicates.Add(named.Name);
            return;
        }
        foreach (var mentioned in MentionedBy(named))
        {
            if (!_given.Contains(mentioned.Named.Name))
                Collect(mentioned);
        }
    }

    private static IEnumerable<GraphQLType> MentionedBy(NamedType type) => type switch
    {
        UnionType union => union.Types,
        FieldsType fieldsType => fieldsType.Interfaces.Concat<GraphQLType>(
            fieldsType.Fields.SelectMany(field =>
                field.Arguments.Select(argument => argument.Type).Prepend(field.Type))),
        InputObjectType input => input.Fields.Select(field => field.Type),
        _ => [],
    };
}
