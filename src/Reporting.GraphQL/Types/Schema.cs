using System.Collections.Immutable;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>
/// All types and directives of a service, frozen. Building checks the rules of the type system (spec 3) and throws
/// <see cref="SchemaException"/> with every breach, so a running service has a valid schema.
/// </summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _byName;
    private readonly Dictionary<string, Directive> _directives = new(StringComparer.Ordinal);
    private readonly Dictionary<CompositeType, ImmutableArray<ObjectType>> _possible = [];
    private readonly Dictionary<Type, ObjectType> _byClrType = [];

    internal Schema(
        NamedType? query, NamedType? mutation, NamedType? subscription, IEnumerable<NamedType> types,
        IEnumerable<Directive> directives, string? description)
    {
        RootTypes = [query, mutation, subscription];
        Query = query as ObjectType;
        Mutation = mutation as ObjectType;
        Subscription = subscription as ObjectType;
        Description = description;
        Directives = [.. directives];
        foreach (var directive in Directives)
            _directives.TryAdd(directive.Name, directive);
        var found = new TypeCollector();
        found.CollectGiven([.. types]);
        foreach (var mentioned in RootTypes.Concat(Directives.SelectMany(directive => directive.Arguments).Select(a => a.Type.Named)))
            found.Collect(mentioned);
        found.Collect(Introspection.SchemaType);
        (_byName, Duplicates) = (found.ByName, found.Duplicates);
        Types = [.. _byName.Values];
        SchemaField = Introspection.SchemaFieldOf(this);
        TypeField = Introspection.TypeFieldOf(this);
        CollectPossibleTypes();
        Names = new NameTable();
        foreach (var name in Introspection.NamesOf(this))
            Names.Get(System.Text.Encoding.ASCII.GetBytes(name));
    }

    /// <summary>The type of <c>query</c> operations; null only for an incomplete SDL document.</summary>
    public ObjectType? Query { get; }

    /// <summary>The type of <c>mutation</c> operations; null when there are none.</summary>
    public ObjectType? Mutation { get; }

    /// <summary>The type of <c>subscription</c> operations; null when there are none.</summary>
    public ObjectType? Subscription { get; }

    /// <summary>Markdown for the readers of the schema; null for none.</summary>
    public string? Description { get; }

    /// <summary>All types, the specified ones included, in order of first mention.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives, the specified ones included.</summary>
    public IReadOnlyList<Directive> Directives { get; }

    /// <summary>
    /// What is named as the types of queries, mutations and subscriptions; in a broken document any type.
    /// </summary>
    internal ImmutableArray<NamedType?> RootTypes { get; }

    /// <summary>Names that stand for two types; in a valid schema there is none.</summary>
    internal HashSet<string> Duplicates { get; }

    /// <summary>The names of everything, for the parser.</summary>
    internal NameTable Names { get; }

    /// <summary>The SDL document that the schema was built from, for the places of errors.</summary>
    internal SourceText? Source { get; init; }

    internal Field SchemaField { get; }

    internal Field TypeField { get; }

    internal IReadOnlyList<SchemaNode> Origins { get; init; } = [];

    /// <summary>
    /// Says which object type a value of an abstract type has, where classes do not; null for a schema made in code.
    /// </summary>
    internal Func<object, CompositeType, string?>? TypeResolver { get; init; }

    /// <summary>A schema from types made in code.</summary>
    /// <param name="query">The type of queries.</param>
    /// <param name="mutation">The type of mutations; null for none.</param>
    /// <param name="subscription">The type of subscriptions; null for none.</param>
    /// <param name="types">Types that are only reached through interfaces.</param>
    /// <param name="directives">Further directives; the specified ones are always there.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    public static Schema Of(
        ObjectType query, ObjectType? mutation = null, ObjectType? subscription = null,
            IEnumerable<NamedType>? types = null,
        IEnumerable<Directive>? directives = null, string? description = null)
    {
        var schema = new Schema(
            query, mutation, subscription, types ?? [], [.. SpecifiedDirectives.All, .. directives ?? []], description);
        SchemaValidator.Check(schema);
        return schema;
    }

    /// <summary>A schema from a document in the schema definition language.</summary>
    /// <param name="sdl">Definitions and extensions.</param>
    /// <param name="resolvers">What stands behind the fields; null: nothing, for printing and comparing.</param>
    public static Schema FromSdl(string sdl, SdlResolvers? resolvers = null)
    {
        resolvers ??= new SdlResolvers();
        var document = ParseSdl(sdl);
        if (!resolvers.IsUnchecked && SdlValidator.ValidateSdl(document, null) is { Count: > 0 } errors)
            throw new SchemaException(errors);
        var schema = SdlBuilder.Build(document, resolvers);
        if (!resolvers.IsUnchecked)
            SchemaValidator.Check(schema);
        return schema;
    }

    private static DocumentNode ParseSdl(string sdl)
    {
        try
        {
            return Parser.Parse(sdl);
        }
        catch (GraphQLSyntaxException e)
        {
            throw new SchemaException([e.Error]);
        }
    }

    /// <summary>The schema in the schema definition language, without the specified types and directives.</summary>
    public string Print() => SchemaPrinter.Print(this);

    /// <summary>The type of a name, or null.</summary>
    /// <param name="name">The name in the schema.</param>
    public NamedType? TypeNamed(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The directive of a name, or null.</summary>
    /// <param name="name">The name without <c>@</c>.</param>
    public Directive? DirectiveNamed(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The object types that a value of the type may have; for an object type itself.</summary>
    /// <param name="type">An object, interface or union.</param>
    public ImmutableArray<ObjectType> PossibleTypes(CompositeType type) =>
        type is ObjectType self ? [self] : _possible.GetValueOrDefault(type, []);

    /// <summary>
    /// Whether every value of <paramref name="type"/> is one of <paramref name="super"/>. Spec 3.6.1 IsSubType.
    /// </summary>
    /// <param name="type">The narrower type.</param>
    /// <param name="super">The wider type.</param>
    public static bool IsSubType(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        _ when ReferenceEquals(type, super) => true,
        (NonNullType a, NonNullType b) => IsSubType(a.Of, b.Of),
        (NonNullType a, _) => IsSubType(a.Of, super),
        (_, NonNullType) => false,
        (ListType a, ListType b) => IsSubType(a.Of, b.Of),
        (ObjectType a, UnionType b) => b.Types.Contains(a),
        (FieldsType a, InterfaceType b) => a.Interfaces.Contains(b),
        _ => false,
    };

    /// <summary>
    /// A field of a type, the meta fields of introspection included; null when there is none. Spec 4.
    /// </summary>
    /// <param name="parent">The type that the selection is on.</param>
    /// <param name="name">The field's name.</param>
    public Field? FieldOf(NamedType parent, string name)
    {
        if (name is ['_', '_', ..])
        {
            if (name == "__typename" && parent is CompositeType)
                return Introspection.TypeNameField;
            if (ReferenceEquals(parent, Query) && name is ("__schema" or "__type"))
                return name == "__schema" ? SchemaField : TypeField;
        }
        return (parent as FieldsType)?.FieldNamed(name);
    }

    /// <summary>Spec 6.4.3 ResolveAbstractType().</summary>
    internal ObjectType? ResolveAbstractType(object value, CompositeType type)
    {
        if (TypeResolver is not null)
            return TypeResolver(value, type) is { } name ? TypeNamed(name) as ObjectType : null;
        for (var clr = value.GetType(); clr is not null; clr = clr.BaseType)
        {
            if (_byClrType.TryGetValue(clr, out var found))
                return found;
        }
        return null;
    }

    private void CollectPossibleTypes()
    {
        foreach (var type in Types.OfType<ObjectType>())
        {
            if (type.ClrType is not null)
                _byClrType.TryAdd(type.ClrType, type);
            foreach (var implemented in type.Interfaces)
                _possible[implemented] = _possible.GetValueOrDefault(implemented, []).Add(type);
        }
        foreach (var union in Types.OfType<UnionType>())
            _possible[union] = [.. union.Types.Distinct()];
    }
}
