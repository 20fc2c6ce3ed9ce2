using System.Globalization;
using System.Text;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Conformance;

/// <summary>One text for coerced arguments, the same in every language.</summary>
internal static class Canonical
{
    public static string Of(InputValues values)
    {
        var parts = new List<string>();
        for (var i = 0; i < values.Definitions.Count; i++)
        {
            if (!ReferenceEquals(values.Values[i], InputValues.Absent))
                parts.Add($"{values.Definitions[i].Name}:{Of(values.Values[i], values.Definitions[i].Type)}");
        }
        return string.Join(',', parts);
    }

    private static string Of(object? value, GraphQLType type) => (value, type.Nullable) switch
    {
        (null, _) => "null",
        (object?[] items, ListType list) => $"[{string.Join(',', items.Select(item => Of(item, list.Of)))}]",
        (InputObject input, _) => $"{{{Of(input)}}}",
        (_, EnumType) => "e" + value,
        (bool truth, _) => truth ? "true" : "false",
        (int number, _) => number.ToString(CultureInfo.InvariantCulture),
        (double number, _) => $"f{BitConverter.DoubleToUInt64Bits(number == 0 ? 0 : number):x16}",
        (string text, _) => $"s{Encoding.UTF8.GetByteCount(text)}:{text}",
        _ => throw new InvalidOperationException($"No argument can be a {value.GetType()}."),
    };
}

/// <summary>FNV-1a of 32 bits over UTF-8, with a final mix.</summary>
internal static class Hash
{
    public static uint Of(string text)
    {
        unchecked
        {
            var h = 0x811c9dc5u;
            foreach (var unit in Encoding.UTF8.GetBytes(text))
                h = (h ^ unit) * 0x01000193u;
            h ^= h >>> 16;
            h *= 0x7feb352du;
            return h ^ (h >>> 15);
        }
    }
}
