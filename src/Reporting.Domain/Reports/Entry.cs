namespace Reporting.Domain.Reports;

/// <summary>One entry into a report, and the ones before it: who put what where, and when.</summary>
/// <param name="Number">The number of the entry's event in the report's stream, from 1: the version of the stream right
/// after it.</param>
/// <param name="Earlier">The entry before; null for the first, and after a withdrawal.</param>
public sealed record Entry(FiguresEntered Happened, DateTimeOffset At, long Number, Entry? Earlier)
{
    /// <summary>The newest entry into a cell or a comment, from this one back; null when nobody ever entered it.</summary>
    /// <param name="place">A cell's name, or <see cref="OfComment"/>.</param>
    public Entry? Into(string place)
    {
        for (var entry = this; entry is not null; entry = entry.Earlier)
        {
            if (entry.Has(place))
                return entry;
        }
        return null;
    }

    /// <summary>What the comment on a rule is called among the places.</summary>
    public static string OfComment(string rule) => "comment:" + rule;

    private bool Has(string place)
    {
        foreach (var cell in Happened.Cells)
        {
            if (cell.Indicator == place)
                return true;
        }
        foreach (var detail in Happened.Details ?? [])
        {
            if (detail.Cell == place)
                return true;
        }
        foreach (var comment in Happened.Comments)
        {
            if (OfComment(comment.Rule) == place)
                return true;
        }
        return false;
    }
}
