using System.Buffers.Text;
using System.Text;

namespace Reporting.Read.Reading;

/// <summary>Where a page ended: the sort keys of its last item, not to be read by people.</summary>
internal static class Cursor
{
    private const string Version = "1";
    private const char Separator = '\u001f';

    public static string Of(IEnumerable<string> keys) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, keys.Prepend(Version))));

    /// <summary>The keys, or null when the text is no cursor of a list sorted so.</summary>
    public static string[]? Read(string cursor, IReadOnlyList<SortKey> keys)
    {
        if (!Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
        return parts.Length == keys.Count + 1 && parts[0] == Version && keys.Zip(parts.Skip(1)).All(pair => pair.First.Accepts(pair.Second))
            ? parts[1..]
            : null;
    }
}
