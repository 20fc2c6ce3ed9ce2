using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>
/// An argument of a field or directive, or a field of an input object. Spec 3.6.1 Field Arguments, 3.10.
/// </summary>
public sealed class Argument
{
    internal Argument(string name, GraphQLType type, string? description, ValueNode? defaultNode)
    {
        Name = name;
        Type = type;
        Description = description;
        DefaultNode = defaultNode;
    }

    /// <summary>The name in the schema.</summary>
    public string Name { get; }

    /// <summary>An input type.</summary>
    public GraphQLType Type { get; }

    /// <summary>Markdown for the readers of the schema; null for none.</summary>
    public string? Description { get; }

    /// <summary>Why it should no longer be used; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Whether there is a default, which may be null itself.</summary>
    public bool HasDefault => DefaultNode is not null;

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && !HasDefault;

    internal ValueNode? DefaultNode { get; }

    internal InputValueNode? Origin { get; init; }

    /// <summary>The default as the resolver sees it; <see cref="SchemaValidator"/> has tried that it fits.</summary>
    internal object? DefaultValue => (_default ??= CoerceDefault()).Value;

    private Coerced? _default;

    private Coerced CoerceDefault() =>
        LiteralCoercion.TryCoerce(DefaultNode!, Type, VariableValues.None, out var value)
            ? new Coerced(value)
            : throw new GraphQLException($"The default of '{Name}' is no value of type {Type}.");

    private sealed record Coerced(object? Value);

    /// <summary>An argument or an input field.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="type">An input type.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="defaultValue">The default as GraphQL text, e.g. <c>20</c> or <c>[DRAFT]</c>; null for none.</param>
    public static Argument Of(string name, GraphQLType type, string? description, string? defaultValue = null) =>
        new(name, type, description, defaultValue is null ? null : Parser.ParseValue(defaultValue, isConst: true));

    /// <summary>Marks it as deprecated; a required one must not be (spec 3.13.3).</summary>
    /// <param name="reason">What to use instead.</param>
    public Argument Deprecated(string reason)
    {
        DeprecationReason = reason;
        return this;
    }
}

/// <summary>An input object. Spec 3.10; with <see cref="IsOneOf"/> exactly one entry must be given.</summary>
public sealed class InputObjectType : NamedType
{
    private readonly Func<IEnumerable<Argument>> _makeFields;

    /// <summary>An input object whose values reach the resolver as <see cref="InputObject"/>.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="fields">Makes the entries; called once, when the schema is built.</param>
    /// <param name="isOneOf">Whether exactly one entry must be given; its fields are nullable without defaults.</param>
    public InputObjectType(string name, string? description, Func<IEnumerable<Argument>> fields, bool isOneOf = false)
        : base(name, description)
    {
        _makeFields = fields;
        IsOneOf = isOneOf;
    }

    /// <summary>An input object whose values reach the resolver as <typeparamref name="T"/>.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="fields">Makes the entries; called once, when the schema is built.</param>
    /// <param name="map">Makes the value; a <see cref="GraphQLException"/> refuses it.</param>
    /// <param name="isOneOf">Whether exactly one entry must be given.</param>
    /// <typeparam name="T">The class of the values.</typeparam>
    public static InputObjectType Of<T>(
        string name, string? description, Func<IEnumerable<Argument>> fields, Func<InputObject, T> map,
            bool isOneOf = false)
        where T : notnull => new(name, description, fields, isOneOf) { Map = input => map(input) };

    /// <summary>The entries in the order of the schema.</summary>
    public IReadOnlyList<Argument> Fields => field ??= [.. _makeFields()];

    /// <summary>Whether exactly one entry must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    internal Func<InputObject, object>? Map { get; init; }

    /// <summary>The place of an entry in <see cref="Fields"/>, or -1.</summary>
    internal int IndexOf(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == name)
                return i;
        }
        return -1;
    }
}

/// <summary>A directive's definition. Spec 3.13.</summary>
/// <param name="name">The name without <c>@</c>.</param>
/// <param name="description">Markdown for the readers of the schema.</param>
/// <param name="locations">Where it may stand, e.g. <c>FIELD</c>.</param>
/// <param name="arguments">Its arguments in order.</param>
/// <param name="isRepeatable">Whether it may stand more than once at one place.</param>
public sealed class Directive(
    string name, string? description, IReadOnlyList<string> locations, IReadOnlyList<Argument> arguments,
    bool isRepeatable = false)
{
    /// <summary>The name without <c>@</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Markdown for the readers of the schema; null for none.</summary>
    public string? Description { get; } = description;

    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<string> Locations { get; } = locations;

    /// <summary>Its arguments in order.</summary>
    public IReadOnlyList<Argument> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once at one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    internal DirectiveDefinitionNode? Origin { get; init; }
}
