namespace Reporting.Domain.Reports;

/// <summary>Comments by rule, one each, sorted.</summary>
internal static class RuleComments
{
    public static string? Find(EquatableArray<RuleComment> comments, string rule)
    {
        foreach (var comment in comments)
        {
            if (comment.Rule == rule)
                return comment.Comment;
        }
        return null;
    }

    public static EquatableArray<RuleComment> With(
        EquatableArray<RuleComment> comments, EquatableArray<RuleComment> changes)
    {
        if (changes.Count == 0)
            return comments;
        var merged = new SortedDictionary<string, RuleComment>(StringComparer.Ordinal);
        foreach (var comment in comments)
            merged[comment.Rule] = comment;
        foreach (var change in changes)
            merged[change.Rule] = change;
        return merged.Values.ToEquatableArray();
    }
}
