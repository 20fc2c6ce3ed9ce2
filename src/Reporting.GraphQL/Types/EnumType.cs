using System.Collections.Frozen;
using System.Text;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>One value of an enum. Spec 3.9.</summary>
/// <param name="name">The name in the schema.</param>
/// <param name="value">What resolvers give and receive.</param>
/// <param name="description">Markdown for the readers of the schema.</param>
/// <param name="deprecationReason">Why it should no longer be used; null when it is not deprecated.</param>
public sealed class EnumValue(string name, object value, string? description, string? deprecationReason = null)
{
    /// <summary>The name in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>What resolvers give and receive.</summary>
    public object Value { get; } = value;

    /// <summary>Markdown for the readers of the schema; null for none.</summary>
    public string? Description { get; } = description;

    /// <summary>Why it should no longer be used; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    internal byte[] Json { get; } = Encoding.ASCII.GetBytes($"\"{name}\"");

    internal EnumValueDefinitionNode? Origin { get; init; }
}

/// <summary>An enum. Spec 3.9.</summary>
public sealed class EnumType : LeafType
{
    private readonly Func<IEnumerable<EnumValue>> _makeValues;
    private Dictionary<string, EnumValue>? _byName;
    private Dictionary<object, EnumValue>? _byValue;

    internal EnumType(string name, string? description, Func<IEnumerable<EnumValue>> values) : base(name, description)
    {
        _makeValues = values;
        AddWriter<string>(WriteObject);
    }

    /// <summary>The values in the order of the schema.</summary>
    public IReadOnlyList<EnumValue> Values => field ??= [.. _makeValues()];

    /// <summary>An enum over a CLR enum.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="values">Name in the schema, CLR value, description.</param>
    /// <typeparam name="T">The CLR enum.</typeparam>
    public static EnumType Of<T>(
        string name, string? description, params IReadOnlyList<(string Name, T Value, string? Description)> values)
        where T : struct, Enum
    {
        var type = new EnumType(
            name, description, () => values.Select(v => new EnumValue(v.Name, v.Value, v.Description)));
        var json = values.ToFrozenDictionary(v => v.Value, v => Encoding.ASCII.GetBytes($"\"{v.Name}\""));
        type.AddNullableWriter<T>((writer, value) =>
            writer.WriteRaw(json.TryGetValue(value, out var text) ? text : throw type.Unknown(value)));
        return type;
    }

    /// <summary>An enum whose values are their names.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="values">Names in the schema and descriptions.</param>
    public static EnumType Of(string name, string? description, params IReadOnlyList<(string Name, string? Description)> values) =>
        new(name, description, () => values.Select(v => new EnumValue(v.Name, v.Name, v.Description)));

    /// <summary>An enum from values made one by one, e.g. with deprecations.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="values">The values in order.</param>
    public static EnumType OfValues(string name, string? description, params IReadOnlyList<EnumValue> values) =>
        new(name, description, () => values);

    /// <summary>The value of a name, or null.</summary>
    /// <param name="name">The name in the schema.</param>
    public EnumValue? ValueNamed(string name) =>
        (_byName ??= Values.DistinctBy(v => v.Name).ToDictionary(v => v.Name)).GetValueOrDefault(name);

    internal override void WriteObject(JsonWriter writer, object value)
    {
        _byValue ??= Values.DistinctBy(v => v.Value).ToDictionary(v => v.Value);
        writer.WriteRaw(_byValue.TryGetValue(value, out var known) ? known.Json : throw Unknown(value));
    }

    internal override object ParseInput(in ScalarInput input)
    {
        var isName = input.Kind == (input.IsVariable ? InputKind.String : InputKind.Enum);
        if (!isName)
            throw new GraphQLException($"Enum \"{Name}\" cannot represent non-enum value: {input}.");
        return ValueNamed(input.Text)?.Value
            ?? throw new GraphQLException($"Value \"{input.Text}\" does not exist in \"{Name}\" enum.");
    }

    private GraphQLException Unknown(object value) => new($"Enum \"{Name}\" cannot represent value: {value}");
}
