using System.Globalization;
using System.Text.Json;

namespace Reporting.GraphQL.Types;

/// <summary>Input coercion of the scalars. Spec 3.5.1 to 3.5.5; the words are those of graphql-js.</summary>
internal static class ScalarInputs
{
    public static object Int(ScalarInput input)
    {
        if (!TryInteger(input, out var value))
            throw new GraphQLException($"Int cannot represent non-integer value: {input}");
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new GraphQLException($"Int cannot represent non 32-bit signed integer value: {input}");
    }

    public static object Float(ScalarInput input) =>
        input.Kind is InputKind.Int or InputKind.Float
            && double.Parse(input.Text, CultureInfo.InvariantCulture) is var value
            && double.IsFinite(value)
            ? value
            : throw new GraphQLException($"Float cannot represent non numeric value: {input}");

    public static object String(ScalarInput input) => input.Kind == InputKind.String
        ? input.Text
        : throw new GraphQLException($"String cannot represent a non string value: {input}");

    public static string NonEmptyString(ScalarInput input) =>
        input.Kind == InputKind.String && !string.IsNullOrWhiteSpace(input.Text)
            ? input.Text
            : throw new GraphQLException($"NonEmptyString cannot represent value: {input}");

    public static object Boolean(ScalarInput input) => input.Kind == InputKind.Boolean
        ? input.Text == "true"
        : throw new GraphQLException($"Boolean cannot represent a non boolean value: {input}");

    public static object Id(ScalarInput input)
    {
        if (input.Kind is InputKind.String or InputKind.Int)
            return input.Text;
        return input.IsVariable && TryInteger(input, out var value)
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : throw new GraphQLException($"ID cannot represent value: {input}");
    }

    public static long Long(ScalarInput input) =>
        input.Kind == InputKind.Int
            && long.TryParse(input.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new GraphQLException($"Long cannot represent value: {input}");

    /// <summary>Also takes a text, since a client's JSON numbers are often doubles.</summary>
    public static decimal Decimal(ScalarInput input) =>
        input.Kind is InputKind.Int or InputKind.Float or InputKind.String
            && decimal.TryParse(
                input.Text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new GraphQLException($"Decimal cannot represent value: {input}");

    public static DateTimeOffset DateTime(ScalarInput input) =>
        input.Kind == InputKind.String && HasOffset(input.Text)
            && DateTimeOffset.TryParse(input.Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw new GraphQLException($"DateTime cannot represent value: {input}");

    // Without an offset it would be nobody's instant: the server's zone must not decide.
    private static bool HasOffset(string text) =>
        text.Length >= 20 && text[10] is 'T' or 't' && (text[^1] is 'Z' or 'z' || (text[^3] == ':'
            && text[^6] is '+' or '-'));

    public static DateOnly LocalDate(ScalarInput input) =>
        input.Kind == InputKind.String
            && DateOnly.TryParseExact(
                input.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw new GraphQLException($"LocalDate cannot represent value: {input}");

    public static Guid Uuid(ScalarInput input) =>
        input.Kind == InputKind.String && Guid.TryParseExact(input.Text, "D", out var value)
        ? value
        : throw new GraphQLException($"UUID cannot represent value: {input}");

    public static JsonElement Json(ScalarInput input)
    {
        var text = input.Kind is InputKind.String or InputKind.Enum ? JsonSerializer.Serialize(input.Text) : input.Text;
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>
    /// An integer as written; in variables also a number such as 1.0 or 1e2, which JSON does not tell from 1.
    /// </summary>
    private static bool TryInteger(ScalarInput input, out double value)
    {
        value = 0;
        return (input.Kind == InputKind.Int || (input.Kind == InputKind.Float && input.IsVariable))
            && double.TryParse(input.Text, CultureInfo.InvariantCulture, out value) && value == Math.Truncate(value)
            && double.IsFinite(value);
    }
}
