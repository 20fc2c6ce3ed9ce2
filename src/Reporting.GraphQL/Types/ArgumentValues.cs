namespace Reporting.GraphQL.Types;

/// <summary>
/// Coerced values by name: a field's arguments or an input object's entries. Int is int, Float double, String and ID
/// string, Boolean bool, an enum its CLR value, a list <c>object?[]</c>, an input object <see cref="InputObject"/> or
/// what it maps to.
/// </summary>
public abstract class InputValues
{
    /// <summary>Stands for an entry that was not given and has no default.</summary>
    internal static readonly object Absent = new();

    private readonly IReadOnlyList<Argument> _definitions;

    private protected InputValues(IReadOnlyList<Argument> definitions, object?[] values)
    {
        _definitions = definitions;
        Values = values;
    }

    internal object?[] Values { get; }

    internal IReadOnlyList<Argument> Definitions => _definitions;

    /// <summary>Whether a value, null included, was given or defaulted.</summary>
    /// <param name="name">The name in the schema.</param>
    public bool Has(string name) => !ReferenceEquals(Values[IndexOf(name)], Absent);

    /// <summary>
    /// The value; <c>default</c> where it is null or was not given. An unknown name or another type throws.
    /// </summary>
    /// <param name="name">The name in the schema.</param>
    /// <typeparam name="T">What the type of the argument coerces to.</typeparam>
    public T? Get<T>(string name)
    {
        var value = Values[IndexOf(name)];
        return value is null || ReferenceEquals(value, Absent) ? default : (T)value;
    }

    /// <summary>The items of a list; null where the list is null or was not given.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <typeparam name="T">What the type of an item coerces to.</typeparam>
    public IReadOnlyList<T>? List<T>(string name) =>
        Get<object?[]>(name) is { } items ? Array.ConvertAll(items, item => (T)item!) : null;

    private int IndexOf(string name)
    {
        for (var i = 0; i < _definitions.Count; i++)
        {
            if (_definitions[i].Name == name)
                return i;
        }
        throw new ArgumentException($"There is no argument or input field '{name}'.", nameof(name));
    }
}

/// <summary>The arguments of one field, coerced. Spec 6.4.1 Coercing Field Arguments.</summary>
public sealed class Arguments : InputValues
{
    internal static readonly Arguments None = new([], []);

    internal Arguments(IReadOnlyList<Argument> definitions, object?[] values) : base(definitions, values)
    {
    }
}

/// <summary>A coerced input object. Spec 3.10.</summary>
public sealed class InputObject : InputValues
{
    internal InputObject(InputObjectType type, object?[] values) : base(type.Fields, values) => Type = type;

    /// <summary>Its type.</summary>
    public InputObjectType Type { get; }
}
