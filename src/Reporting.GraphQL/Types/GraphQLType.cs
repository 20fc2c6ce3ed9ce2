using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>
/// A type as it is written at a field, an argument or a variable. Nullable unless <see cref="NonNull"/>. Spec 3.4.
/// </summary>
public abstract class GraphQLType
{
    private NonNullType? _nonNull;
    private ListType? _list;

    /// <summary>This type with <c>!</c>; itself when it is non-null already.</summary>
    public GraphQLType NonNull => this as NonNullType ?? (_nonNull ??= new NonNullType(this));

    /// <summary>A list of this type: <c>[…]</c>.</summary>
    public ListType List => _list ??= new ListType(this);

    /// <summary>This type without <c>!</c>.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.Of : this;

    /// <summary>The scalar, enum, object, interface, union or input object inside lists and non-nulls.</summary>
    public NamedType Named => this switch
    {
        NonNullType nonNull => nonNull.Of.Named,
        ListType list => list.Of.Named,
        _ => (NamedType)this,
    };

    /// <summary>Whether null is no value of this type.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether variables and arguments may have this type. Spec 3.4.2 Input and Output Types.</summary>
    public bool IsInput => Named is LeafType or InputObjectType;

    /// <summary>Whether fields may have this type. Spec 3.4.2 Input and Output Types.</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Whether both are written the same way over the same named type.</summary>
    /// <param name="a">One type.</param>
    /// <param name="b">The other.</param>
    public static bool AreEqual(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => AreEqual(x.Of, y.Of),
        (ListType x, ListType y) => AreEqual(x.Of, y.Of),
        _ => ReferenceEquals(a, b),
    };
}

/// <summary>A list: <c>[T]</c>. Spec 3.11.</summary>
public sealed class ListType : GraphQLType
{
    internal ListType(GraphQLType of) => Of = of;

    /// <summary>The type of the items.</summary>
    public GraphQLType Of { get; }

    /// <inheritdoc/>
    public override string ToString() => $"[{Of}]";
}

/// <summary>A type that null is no value of: <c>T!</c>. Spec 3.12.</summary>
public sealed class NonNullType : GraphQLType
{
    internal NonNullType(GraphQLType of) => Of = of;

    /// <summary>The type without <c>!</c>.</summary>
    public GraphQLType Of { get; }

    /// <inheritdoc/>
    public override string ToString() => Of + "!";
}

/// <summary>A type with a name. Spec 3.4 Types.</summary>
public abstract class NamedType : GraphQLType
{
    private protected NamedType(string name, string? description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>The name in the schema.</summary>
    public string Name { get; }

    /// <summary>Markdown for the readers of the schema; null for none.</summary>
    public string? Description { get; internal set; }

    /// <summary>Where an SDL document defines and extends the type; empty for a type made in code.</summary>
    internal List<TypeDefinitionNode> Origins { get; } = [];

    /// <summary>Whether the specification defines the type: the five scalars and the introspection types.</summary>
    internal bool IsSpecified { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A type whose fields have fields: object, interface or union.</summary>
public abstract class CompositeType : NamedType
{
    private protected CompositeType(string name, string? description) : base(name, description)
    {
    }
}

/// <summary>An object or an interface: what has fields of its own.</summary>
public abstract class FieldsType : CompositeType
{
    private readonly Func<IEnumerable<Field>> _makeFields;
    private readonly Func<IEnumerable<InterfaceType>> _makeInterfaces;
    private Dictionary<string, Field>? _byName;

    private protected FieldsType(
        string name, string? description, Func<IEnumerable<Field>> fields, Func<IEnumerable<InterfaceType>>? interfaces)
        : base(name, description)
    {
        _makeFields = fields;
        _makeInterfaces = interfaces ?? (static () => []);
    }

    /// <summary>The fields in the order of the schema.</summary>
    public IReadOnlyList<Field> Fields => field ??= [.. _makeFields()];

    /// <summary>The interfaces that the type says it implements.</summary>
    public IReadOnlyList<InterfaceType> Interfaces => field ??= [.. _makeInterfaces()];

    /// <summary>The field of a name, or null.</summary>
    /// <param name="name">The field's name.</param>
    public Field? FieldNamed(string name)
    {
        if (_byName is null)
        {
            var byName = new Dictionary<string, Field>(Fields.Count, StringComparer.Ordinal);
            foreach (var field in Fields)
                byName.TryAdd(field.Name, field);
            _byName = byName;
        }
        return _byName.GetValueOrDefault(name);
    }
}
