using System.Text.Json;

namespace Reporting.GraphQL.Types;

/// <summary>The scalars: the five of the specification (3.5) and those that most schemas need.</summary>
public static class Scalars
{
    /// <summary>A 32 bit integer. Values: int, or a long in that range.</summary>
    public static ScalarType Int { get; } = Specified(
        "Int", "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.",
        ScalarInputs.Int).AlsoValue<int>((writer, value) => writer.WriteInteger(value))
        .AlsoValue<long>((writer, value) => writer.WriteInteger(ScalarOutputs.Int32(value)))
        .WhenBoxed(ScalarOutputs.WriteInt);

    /// <summary>A finite double. Values: double, float or int.</summary>
    public static ScalarType Float { get; } = Specified(
        "Float", "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
        ScalarInputs.Float).AlsoValue<double>((writer, value) => writer.WriteFloat(ScalarOutputs.Finite(value)))
        .AlsoValue<float>((writer, value) => writer.WriteFloat(ScalarOutputs.Finite(value)))
        .AlsoValue<int>((writer, value) => writer.WriteInteger(value))
        .WhenBoxed(ScalarOutputs.WriteFloat);

    /// <summary>A text. Values: string.</summary>
    public static ScalarType String { get; } = Specified(
        "String", "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.",
        ScalarInputs.String).Also<string>(
            (writer, value) => writer.WriteString(value)).WhenBoxed(ScalarOutputs.WriteString);

    /// <summary>True or false. Values: bool.</summary>
    public static ScalarType Boolean { get; } = Specified(
        "Boolean", "The `Boolean` scalar type represents `true` or `false`.", ScalarInputs.Boolean)
        .AlsoValue<bool>((writer, value) => writer.WriteBoolean(value)).WhenBoxed(ScalarOutputs.WriteBoolean);

    /// <summary>
    /// An identifier, always written as a text. Values: string, Guid, int or long; input is a string.
    /// </summary>
    public static ScalarType Id { get; } = Specified(
        "ID", "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
        ScalarInputs.Id).Also<string>((writer, value) => writer.WriteString(value))
        .AlsoValue<Guid>((writer, value) => writer.WriteQuoted(value, "D"))
        .AlsoValue<int>((writer, value) => writer.WriteQuoted(value, default))
        .AlsoValue<long>((writer, value) => writer.WriteQuoted(value, default)).WhenBoxed(ScalarOutputs.WriteId);

    /// <summary>A 64 bit integer, written as a JSON number. Values: long or int.</summary>
    public static ScalarType Long { get; } = Of<long>(
        "Long", "A whole number between -2^63 and 2^63 - 1, written as a JSON number.",
        "https://scalars.graphql.org/chillicream/long.html", ScalarInputs.Long, (
            writer, value) => writer.WriteInteger(value))
        .AlsoValue<int>((writer, value) => writer.WriteInteger(value));

    /// <summary>
    /// An exact decimal number, written as a JSON number with all its digits. Values: decimal, long or int.
    /// </summary>
    public static ScalarType Decimal { get; } = Of<decimal>(
        "Decimal", "An exact decimal number of up to 28 digits, written as a JSON number.",
        "https://scalars.graphql.org/chillicream/decimal.html", ScalarInputs.Decimal, (
            writer, value) => writer.WriteDecimal(value))
        .AlsoValue<long>((writer, value) => writer.WriteInteger(value))
        .AlsoValue<int>((writer, value) => writer.WriteInteger(value));

    /// <summary>An instant, written in UTC (RFC 3339). Values: DateTimeOffset; input may have any offset.</summary>
    public static ScalarType DateTime { get; } = Of<DateTimeOffset>(
        "DateTime", "An instant as of RFC 3339, for instance `2026-10-05T07:30:00Z`; written in UTC.",
        "https://scalars.graphql.org/chillicream/date-time.html", ScalarInputs.DateTime,
        (writer, value) => writer.WriteInstant(value));

    /// <summary>A calendar day without a time zone. Values: DateOnly.</summary>
    public static ScalarType LocalDate { get; } = Of<DateOnly>(
        "LocalDate", "A calendar day, written `YYYY-MM-DD`.", "https://scalars.graphql.org/andimarek/local-date.html",
        ScalarInputs.LocalDate, (writer, value) => writer.WriteQuoted(value, "yyyy-MM-dd"));

    /// <summary>A UUID. Values: Guid.</summary>
    public static ScalarType Uuid { get; } = Of<Guid>(
        "UUID", "A UUID as of RFC 9562, written in lower case with hyphens.", "https://www.rfc-editor.org/rfc/rfc9562",
        ScalarInputs.Uuid, (writer, value) => writer.WriteQuoted(value, "D"));

    /// <summary>Any JSON value. Values: JsonElement; also a string that is JSON text.</summary>
    public static ScalarType Json { get; } = ScalarType.Of<JsonElement>(
        "JSON", "Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259", ScalarInputs.Json,
        (writer, value) => writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(value.GetRawText())))
        .AlsoValue<JsonElement>(
            (writer, value) => writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(value.GetRawText())))
        .Also<string>((writer, value) => writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(value)));

    /// <summary>A text with at least one character that is no white space. Values: string.</summary>
    public static ScalarType NonEmptyString { get; } = ScalarType.Of<string>(
        "NonEmptyString", "A text with at least one character that is no white space.",
        "https://scalars.graphql.org/", ScalarInputs.NonEmptyString,
        (writer, value) => writer.WriteString(ScalarOutputs.NonEmpty(value)));

    /// <summary>The five scalars that every schema has.</summary>
    internal static IReadOnlyList<ScalarType> AllSpecified { get; } = [String, Int, Float, Boolean, Id];

    /// <summary>A scalar over a struct, nullable or not.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="specifiedBy">Where the rules are written down; null for none.</param>
    /// <param name="parse">Coerces input; throws <see cref="GraphQLException"/> to refuse it.</param>
    /// <param name="write">Writes one JSON value.</param>
    /// <typeparam name="T">The struct.</typeparam>
    public static ScalarType Of<T>(
        string name, string? description, string? specifiedBy, Func<ScalarInput, T> parse, LeafWriter<T> write)
        where T : struct => ScalarType.Of(name, description, specifiedBy, parse, write).AlsoValue(write);

    private static ScalarType Specified(string name, string description, Func<ScalarInput, object> parse) =>
        new(name, description, parse) { IsSpecified = true };
}
