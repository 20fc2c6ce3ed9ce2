using System.Globalization;
using System.Text;

namespace Reporting.Domain.Secrecy;

/// <summary>Finds secrecy marks in text and in names (B7). Marks, not words: a stamp stands alone, in brackets, after a
/// label, or in capitals; "mật độ dân số", "bí mật nhà nước" and "tới mặt trận" are words.</summary>
/// <remarks>Letters count in any case, and without their accents where the whole mark has none; what cannot be seen
/// (zero-width characters) and blanks between single letters are passed over.</remarks>
public static class SecrecyMarks
{
    // Where a name or a line ends for the purpose of "stands alone".
    private const string Walls = "\n\r\t()[]{}<>«»“”\"'|/\\:;_#*!=~^";

    private static readonly HashSet<string> Before = new(StringComparer.Ordinal)
    {
        "bí", "bảo", "cơ", "túi", "ống", "sỏi", "dịch", "đường", "rỉ", "gan", "ngọt", "nước", "nội", "thân", "trăng",
        "hương", "kẹo", "nhựa", "chuốt", "mía",
    };

    private static readonly HashSet<string> After = new(StringComparer.Ordinal)
    {
        "độ", "khẩu", "mã", "ong", "thiết", "vụ", "thư", "danh", "nghị", "ước", "tập", "thám", "lệnh", "tụy", "tuỵ",
        "hoa", "mía",
    };

    private static readonly string[] Labels =
        ["độ", "dấu", "tài liệu", "văn bản", "báo cáo", "công văn", "hồ sơ", "nội dung", "thông tin", "loại"];

    public static bool IsIn(string text)
    {
        var clean = Visible(text);
        if (clean.IndexOfAny(['m', 'M']) < 0)
            return false;
        foreach (var segment in clean.Split(Walls.ToCharArray()))
        {
            if (IsMarked(Words(segment)))
                return true;
        }
        return false;
    }

    private static bool IsMarked(List<string> words)
    {
        if (words.Count is 1 or 2 && IsDegree(words, 0, out var length) && length == words.Count)
            return true;
        // A line of nothing but capitals is a heading, where capitals alone say nothing.
        var isHeading = !words.Exists(word => word.Any(char.IsLower));
        for (var i = 0; i < words.Count; i++)
        {
            if (IsDegree(words, i, out var count) && IsStamp(words, i, count, isHeading))
                return true;
        }
        return false;
    }

    private static bool IsStamp(List<string> words, int at, int count, bool isHeading)
    {
        var accented = words.GetRange(at, count).TrueForAll(word => word.Any(c => c > 127));
        var capital = words.GetRange(at, count).TrueForAll(word => !word.Any(char.IsLower));
        if (count == 2)
            return (accented && capital) || (accented && HasLabel(words, at)) || (capital && !isHeading);
        if (!accented || !capital || IsPartOfWord(words, at))
            return false;
        return !isHeading || at == 0 || HasLabel(words, at);
    }

    private static bool IsPartOfWord(List<string> words, int at) =>
        (at > 0 && Before.Contains(words[at - 1].ToLowerInvariant()))
        || (at + 1 < words.Count && After.Contains(words[at + 1].ToLowerInvariant()));

    private static bool HasLabel(List<string> words, int at)
    {
        var one = at > 0 ? words[at - 1].ToLowerInvariant() : "";
        var two = at > 1 ? words[at - 2].ToLowerInvariant() + " " + one : "";
        return Array.IndexOf(Labels, one) >= 0 || Array.IndexOf(Labels, two) >= 0;
    }

    private static bool IsDegree(List<string> words, int at, out int count)
    {
        var word = words[at].ToLowerInvariant();
        count = 1;
        if (word is "mật" or "mat")
            return true;
        if (word is "tốimật" or "tuyệtmật" or "toimat" or "tuyetmat")
            return true;
        count = 2;
        return word is "tối" or "tuyệt" or "toi" or "tuyet" && at + 1 < words.Count
            && words[at + 1].ToLowerInvariant() is "mật" or "mat";
    }

    private static string Visible(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
                seen.Append(c);
        }
        return seen.ToString();
    }

    /// <summary>The words of a segment; letters that stand singly are one word, as in "M Ậ T".</summary>
    private static List<string> Words(string segment)
    {
        var words = new List<string>();
        var single = false;
        foreach (var run in Runs(segment))
        {
            if (run.Length == 1 && single)
                words[^1] += run;
            else
                words.Add(run);
            single = run.Length == 1;
        }
        return words;
    }

    private static IEnumerable<string> Runs(string segment)
    {
        var start = -1;
        for (var i = 0; i <= segment.Length; i++)
        {
            var isLetter = i < segment.Length && char.IsLetterOrDigit(segment[i]);
            if (isLetter && start < 0)
                start = i;
            if (isLetter || start < 0)
                continue;
            yield return segment[start..i];
            start = -1;
        }
    }
}
