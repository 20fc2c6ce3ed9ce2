namespace Reporting.GraphQL.Types;

/// <summary>
/// An object type; its fields are given by a function, so that types may refer to each other. Spec 3.6.
/// </summary>
public sealed class ObjectType : FieldsType
{
    internal ObjectType(
        string name, string? description, Func<IEnumerable<Field>> fields,
            Func<IEnumerable<InterfaceType>>? interfaces = null,
        Type? clrType = null) : base(name, description, fields, interfaces) => ClrType = clrType;

    /// <summary>
    /// The rows that stand behind the type; decides which object type a value of an interface or union has.
    /// </summary>
    public Type? ClrType { get; }

    /// <summary>Who may see values of this type; null for everybody.</summary>
    public Policy? Policy { get; private set; }

    /// <summary>A type over rows of <typeparamref name="T"/>.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="fields">Makes the fields; called once, when the schema is built.</param>
    /// <param name="interfaces">Makes the list of implemented interfaces; null for none.</param>
    /// <typeparam name="T">The class of the rows.</typeparam>
    public static ObjectType Of<T>(
        string name, string? description, Func<FieldsOf<T>, IEnumerable<Field>> fields,
        Func<IEnumerable<InterfaceType>>? interfaces = null) =>
        new(name, description, () => fields(FieldsOf<T>.Instance), interfaces, typeof(T));

    /// <summary>A root type; the parent of its fields is the request's context.</summary>
    /// <param name="name">Usually <c>Query</c>, <c>Mutation</c> or <c>Subscription</c>.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="fields">Makes the fields; called once, when the schema is built.</param>
    public static ObjectType Root(
        string name, string? description, Func<FieldsOf<RequestContext>, IEnumerable<Field>> fields) =>
        Of(name, description, fields);

    /// <summary>
    /// Lets only those see values of this type whom the policy allows; others get an execution error there.
    /// </summary>
    /// <param name="policy">Asked once in each request.</param>
    public ObjectType Require(Policy policy)
    {
        Policy = policy;
        return this;
    }
}

/// <summary>An interface; which object type a value has follows from its class. Spec 3.7.</summary>
public sealed class InterfaceType : FieldsType
{
    /// <summary>An interface with fields made by <see cref="Field.Declared"/>.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="fields">Makes the fields; called once, when the schema is built.</param>
    /// <param name="interfaces">Makes the list of implemented interfaces; null for none.</param>
    public InterfaceType(
        string name, string? description, Func<IEnumerable<Field>> fields,
            Func<IEnumerable<InterfaceType>>? interfaces = null)
        : base(name, description, fields, interfaces)
    {
    }
}

/// <summary>A union; which object type a value has follows from its class. Spec 3.8.</summary>
public sealed class UnionType : CompositeType
{
    private readonly Func<IEnumerable<ObjectType>> _makeTypes;

    /// <summary>A union of object types.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="types">Makes the list of members; called once, when the schema is built.</param>
    public UnionType(string name, string? description, Func<IEnumerable<ObjectType>> types) : base(name, description) =>
        _makeTypes = types;

    /// <summary>The member types in the order of the schema.</summary>
    public IReadOnlyList<ObjectType> Types => field ??= [.. _makeTypes()];
}

/// <summary>Who may see a field or a type.</summary>
/// <param name="Name">Named in the error's extensions.</param>
/// <param name="Allows">Asked once in each request; false gives an execution error with code <c>FORBIDDEN</c>.</param>
public sealed record Policy(string Name, Func<RequestContext, bool> Allows);
