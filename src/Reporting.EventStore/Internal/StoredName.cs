using System.Buffers;

namespace Reporting.EventStore.Internal;

/// <summary>The names under which event types are stored: snake_case, so that they stand in SQL and JSON without quoting.</summary>
internal static class StoredName
{
    public const int LengthMax = 500;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= LengthMax && !name.AsSpan().ContainsAnyExcept(Letters);
}
