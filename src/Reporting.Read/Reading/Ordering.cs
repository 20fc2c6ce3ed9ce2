using System.Security.Cryptography;
using System.Text;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Reading;

/// <summary>A part of what a list is sorted and paged by; never null.</summary>
/// <param name="Sql">The column.</param>
/// <param name="Type">How PostgreSQL calls its type: text, date, uuid, bigint, integer, numeric or
/// timestamptz.</param>
public sealed record SortKey(string Sql, string Type, bool IsDescending = false)
{
    /// <summary>Whether a cursor's text can be a value of this key; else the database would refuse the cast.</summary>
    public bool Accepts(string text) => Type switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "uuid" => Guid.TryParse(text, out _),
        "bigint" => long.TryParse(text, out _),
        "integer" => int.TryParse(text, out _),
        "numeric" => decimal.TryParse(text, out _),
        "timestamptz" => DateTimeOffset.TryParse(text, out _),
        _ => !text.Contains('\0'),
    };
}

/// <summary>The whole order of a list: what was asked for, and then what makes it unique.</summary>
internal sealed class Ordering
{
    public Ordering(string list, IReadOnlyList<SortKey> asked, IReadOnlyList<SortKey> unique)
    {
        Keys = [.. asked.Concat(unique).DistinctBy(key => key.Sql)];
        var names = string.Join(',', Keys.Select(key => key.Sql + (key.IsDescending ? " desc" : "")));
        Signature = SHA256.HashData(Encoding.UTF8.GetBytes($"{list}:{names}"))[..4];
    }

    public IReadOnlyList<SortKey> Keys { get; }

    /// <summary>Tells cursors of this order from those of another one, or of another list.</summary>
    public byte[] Signature { get; }

    public string Sql(bool isReversed, Func<int, string> column) => string.Join(
        ", ", Keys.Select((key, i) => column(i) + (key.IsDescending != isReversed ? " desc" : "")));

    /// <summary>The rows after a cursor's, or before it.</summary>
    /// <param name="includes">Whether the cursor's own row is among them.</param>
    public string Beyond(SqlParameters parameters, IReadOnlyList<string> cursor, bool isAfter, bool includes)
    {
        string[] values = [.. Keys.Zip(cursor, (key, text) => $"{parameters.Text(text)}::{key.Type}")];
        string Sign(SortKey key) => key.IsDescending == isAfter ? "<" : ">";
        if (Keys.All(key => key.IsDescending == Keys[0].IsDescending))
        {
            var columns = string.Join(", ", Keys.Select(key => key.Sql));
            return $"({columns}) {Sign(Keys[0])}{(includes ? "=" : "")} ({string.Join(", ", values)})";
        }
        var condition = includes ? "true" : "false";
        for (var i = Keys.Count - 1; i >= 0; i--)
            condition = $"({Keys[i].Sql} {Sign(Keys[i])} {values[i]} or ({Keys[i].Sql} = {values[i]} and {condition}))";
        return condition;
    }
}

/// <summary>The <c>order</c> inputs of lists: each says one key and its direction.</summary>
internal static class OrderInput
{
    private static readonly EnumType Direction = EnumType.OfValues(
        "OrderDirection", "Which end comes first (chiều sắp xếp).",
        new EnumValue("ASC", false, "The smallest, the earliest (tăng dần)."),
        new EnumValue("DESC", true, "The largest, the latest (giảm dần)."));

    public static InputObjectType Of(
        string name, string rows, params IReadOnlyList<(string Name, SortKey Key, string Description)> keys) =>
        InputObjectType.Of(
            name, $"What {rows} are sorted by (sắp xếp theo); exactly one entry. In a list the first one counts most.",
            () => keys.Select(key => Argument.Of(key.Name, Direction, key.Description)),
            input =>
            {
                var (given, key, _) = keys.First(key => input.Has(key.Name));
                return key with { IsDescending = input.Get<bool>(given) };
            },
            isOneOf: true);
}
