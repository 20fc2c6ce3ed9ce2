using System.Globalization;
using Reporting.GraphQL.Execution;

namespace Reporting.GraphQL.Types;

/// <summary>
/// Result coercion of values whose class is known only at run time. Spec 3.5 Result Coercion allows what loses nothing:
/// a whole double as Int, a number as String, as graphql-js does.
/// </summary>
internal static class ScalarOutputs
{
    public static int Int32(long value) => value is >= int.MinValue and <= int.MaxValue
        ? (int)value
        : throw new GraphQLException($"Int cannot represent non 32-bit signed integer value: {value}");

    public static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new GraphQLException(
            $"Float cannot represent non numeric value: {value.ToString(CultureInfo.InvariantCulture)}");

    public static string NonEmpty(string value) => !string.IsNullOrWhiteSpace(value)
        ? value
        : throw new GraphQLException("NonEmptyString cannot represent an empty value.");

    public static void WriteInt(JsonWriter writer, object value)
    {
        if (AsNumber(value) is not { } number || number != Math.Truncate(number))
            throw new GraphQLException($"Int cannot represent non-integer value: {Describe(value)}");
        if (number is < int.MinValue or > int.MaxValue)
            throw new GraphQLException($"Int cannot represent non 32-bit signed integer value: {Describe(value)}");
        writer.WriteInteger((long)number);
    }

    public static void WriteFloat(JsonWriter writer, object value) => writer.WriteFloat(
        AsNumber(value) ?? throw new GraphQLException($"Float cannot represent non numeric value: {Describe(value)}"));

    public static void WriteString(JsonWriter writer, object value) => writer.WriteString(
        AsText(value) ?? throw new GraphQLException($"String cannot represent value: {Describe(value)}"));

    public static void WriteBoolean(JsonWriter writer, object value) => writer.WriteBoolean(value switch
    {
        bool known => known,
        not string when AsNumber(value) is { } number => number != 0,
        _ => throw new GraphQLException($"Boolean cannot represent a non boolean value: {Describe(value)}"),
    });

    public static void WriteId(JsonWriter writer, object value) => writer.WriteString(value switch
    {
        string text => text,
        Guid guid => guid.ToString("D"),
        int or long => AsText(value),
        double number when number == Math.Truncate(number) => AsText(value),
        _ => throw new GraphQLException($"ID cannot represent value: {Describe(value)}"),
    });

    /// <summary>For scalars that only an SDL document knows: whatever it is.</summary>
    public static void WriteAny(JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool known:
                writer.WriteBoolean(known);
                break;
            case int or long or double or float:
                writer.WriteFloat(AsNumber(value)!.Value);
                break;
            case decimal number:
                writer.WriteDecimal(number);
                break;
            case System.Text.Json.JsonElement json:
                writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(json.GetRawText()));
                break;
            default:
                writer.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static double? AsNumber(object value) => value switch
    {
        int number => number,
        long number => number,
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? number : null,
        decimal number => (double)number,
        bool known => known ? 1 : 0,
        string { Length: > 0 } text when double.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => null,
    };

    private static string? AsText(object value) => value switch
    {
        string text => text,
        bool known => known ? "true" : "false",
        int or long or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Describe(object value) => value is string text
        ? System.Text.Json.JsonSerializer.Serialize(text)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
