namespace Reporting.GraphQL.Validation;

/// <summary>«Did you mean …?» for a name that does not exist.</summary>
internal static class Suggestions
{
    private const int CountMax = 5;

    /// <summary>A sentence that begins with a space, or nothing when no candidate is near.</summary>
    public static string DidYouMean(string given, IEnumerable<string> candidates)
    {
        var threshold = (int)(given.Length * 0.4) + 1;
        var near =
            from candidate in candidates
            where Math.Abs(candidate.Length - given.Length) <= threshold
            let distance = Distance(given, candidate, threshold)
            where distance <= threshold
            orderby distance, candidate
            select candidate;
        return OneOf(near, "");
    }

    public static string OneOf(IEnumerable<string> names, string before)
    {
        var quoted = names.Take(CountMax).Select(name => $"\"{name}\"").ToList();
        return quoted.Count switch
        {
            0 => "",
            1 => $" Did you mean {before}{quoted[0]}?",
            2 => $" Did you mean {before}{quoted[0]} or {quoted[1]}?",
            _ => $" Did you mean {before}{string.Join(", ", quoted.SkipLast(1))}, or {quoted[^1]}?",
        };
    }

    /// <summary>
    /// Edits (insert, remove, replace, swap neighbours) between two names, upper and lower case being equal.
    /// </summary>
    private static int Distance(string a, string b, int limit)
    {
        if (a.Length > 64 || b.Length > 64)
            return limit + 1;
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(),
            new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
