using Reporting.GraphQL.Execution;

namespace Reporting.GraphQL.Types;

/// <summary>
/// Writes one leaf value; throws <see cref="GraphQLException"/> for a value that the type cannot represent.
/// </summary>
/// <param name="writer">Takes exactly one JSON value.</param>
/// <param name="value">Never null.</param>
/// <typeparam name="T">The class of the values.</typeparam>
public delegate void LeafWriter<in T>(JsonWriter writer, T value);

/// <summary>A scalar or an enum.</summary>
public abstract class LeafType : NamedType
{
    private readonly Dictionary<Type, Delegate> _writers = [];

    private protected LeafType(string name, string? description) : base(name, description)
    {
    }

    /// <summary>The writer for values of a class, without boxing; null when the type does not know the class.</summary>
    internal LeafWriter<T>? WriterFor<T>() => _writers.GetValueOrDefault(typeof(T)) as LeafWriter<T>;

    /// <summary>Writes a value whose class is known only now. Spec 6.4.3 CoerceResult().</summary>
    internal abstract void WriteObject(JsonWriter writer, object value);

    /// <summary>Coerces an input value; throws <see cref="GraphQLException"/> when the type refuses it.</summary>
    internal abstract object ParseInput(in ScalarInput input);

    private protected void AddWriter<T>(LeafWriter<T> write) => _writers[typeof(T)] = write;

    private protected void AddNullableWriter<T>(LeafWriter<T> write) where T : struct
    {
        _writers[typeof(T)] = write;
        _writers[typeof(T?)] = (LeafWriter<T?>)((writer, value) => write(writer, value!.Value));
    }
}

/// <summary>What kind of value stands at a leaf's input position.</summary>
public enum InputKind
{
    /// <summary>A number without fraction and exponent.</summary>
    Int,

    /// <summary>A number with fraction or exponent.</summary>
    Float,

    /// <summary>A text.</summary>
    String,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A bare name; only in a document, never in variables.</summary>
    Enum,

    /// <summary>A list, given as JSON text.</summary>
    List,

    /// <summary>An object, given as JSON text.</summary>
    Object,
}

/// <summary>A value at a leaf's input position, from the document or from variables. Never null.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A number as written, a text's value, a name, <c>true</c>, <c>false</c>, or JSON.</param>
/// <param name="IsVariable">Whether it came as JSON; there an enum value is a text.</param>
public readonly record struct ScalarInput(InputKind Kind, string Text, bool IsVariable)
{
    /// <summary>The value as an error message quotes it.</summary>
    public override string ToString() =>
        Kind == InputKind.String ? System.Text.Json.JsonSerializer.Serialize(Text) : Text;
}

/// <summary>A scalar. Spec 3.5.</summary>
public sealed class ScalarType : LeafType
{
    private readonly Func<ScalarInput, object> _parse;
    private Action<JsonWriter, object>? _writeObject;

    internal ScalarType(string name, string? description, Func<ScalarInput, object> parse) : base(name, description) =>
        _parse = parse;

    /// <summary>Where the scalar's rules are written down (<c>@specifiedBy</c>); null for none.</summary>
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>A scalar over values of <typeparamref name="T"/>.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="specifiedBy">Where the rules are written down; null for none.</param>
    /// <param name="parse">Coerces input; throws <see cref="GraphQLException"/> to refuse it.</param>
    /// <param name="write">Writes one JSON value.</param>
    /// <typeparam name="T">The CLR type of the values.</typeparam>
    public static ScalarType Of<T>(
        string name, string? description, string? specifiedBy, Func<ScalarInput, T> parse, LeafWriter<T> write)
        where T : notnull
    {
        var scalar = new ScalarType(name, description, input => parse(input)) { SpecifiedByUrl = specifiedBy };
        scalar.AddWriter(write);
        return scalar.WhenBoxed((writer, value) => write(writer, (T)value));
    }

    /// <summary>Lets fields of this scalar also give values of a further class.</summary>
    /// <param name="write">Writes one JSON value.</param>
    /// <typeparam name="T">The further class.</typeparam>
    public ScalarType Also<T>(LeafWriter<T> write) where T : class
    {
        AddWriter(write);
        var before = _writeObject;
        return WhenBoxed((writer, value) => WriteEither(writer, value, write, before));
    }

    /// <summary>Lets fields of this scalar also give values of a further struct, nullable or not.</summary>
    /// <param name="write">Writes one JSON value.</param>
    /// <typeparam name="T">The further struct.</typeparam>
    public ScalarType AlsoValue<T>(LeafWriter<T> write) where T : struct
    {
        AddNullableWriter(write);
        var before = _writeObject;
        return WhenBoxed((writer, value) => WriteEither(writer, value, write, before));
    }

    private static void WriteEither<T>(
        JsonWriter writer, object value, LeafWriter<T> write, Action<JsonWriter, object>? before)
    {
        if (value is T typed)
            write(writer, typed);
        else
            before?.Invoke(writer, value);
    }

    /// <summary>The same scalar as a document declares it.</summary>
    internal ScalarType DeclaredAs(string? description, string? specifiedBy) =>
        new ScalarType(Name, description ?? Description, _parse) { SpecifiedByUrl = specifiedBy
            ?? SpecifiedByUrl }.WhenBoxed(_writeObject!);

    internal ScalarType WhenBoxed(Action<JsonWriter, object> write)
    {
        _writeObject = write;
        return this;
    }

    internal override void WriteObject(JsonWriter writer, object value) => _writeObject!(writer, value);

    internal override object ParseInput(in ScalarInput input) => _parse(input);
}
