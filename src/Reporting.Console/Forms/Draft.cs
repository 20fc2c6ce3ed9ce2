using System.Globalization;

namespace Reporting.Console.Forms;

/// <summary>What was typed into a form and is not stored yet, as it was typed.</summary>
public sealed class Draft
{
    /// <summary>How a cell says that nothing arose (không phát sinh), as workbooks do.</summary>
    public const string Nil = "KPS";

    public Dictionary<string, string> Cells { get; private init; } = [];

    /// <summary>By rule: why figures that break a warning are right.</summary>
    public Dictionary<string, string> Comments { get; private init; } = [];

    public Dictionary<string, string> Sections { get; private init; } = [];

    public bool IsEmpty => Cells.Count + Comments.Count + Sections.Count == 0;

    public static bool IsNil(string text) => text.Trim().Equals(Nil, StringComparison.OrdinalIgnoreCase)
        || text.Trim().Equals("không phát sinh", StringComparison.OrdinalIgnoreCase);

    /// <summary>A cell was typed into; what is stored already is no draft.</summary>
    public void Type(string cell, string text, string stored)
    {
        if (text.Trim() == stored)
            Cells.Remove(cell);
        else
            Cells[cell] = text;
    }

    /// <summary>The draft as an entry of the interface.</summary>
    /// <param name="base">The report as it was looked at, so that what others changed since is a conflict; null for a
    /// question that stores nothing.</param>
    public Dictionary<string, object> Entry(Words words, ReportForm? @base)
    {
        var entry = new Dictionary<string, object> { ["numbers"] = words.IsEnglish ? "plain" : "vi" };
        var typed = Cells.Where(cell => !IsNil(cell.Value)).ToDictionary(cell => cell.Key, cell => NullIfEmpty(cell.Value.Trim()));
        if (typed.Count > 0)
            entry["cells"] = typed;
        if (typed.Count < Cells.Count)
            entry["nil"] = Cells.Where(cell => IsNil(cell.Value)).Select(cell => cell.Key).ToArray();
        if (Comments.Count > 0)
            entry["comments"] = Comments;
        if (Sections.Count > 0)
            entry["sections"] = Sections.ToDictionary(section => section.Key, section => NullIfEmpty(section.Value));
        if (@base is not null && Cells.Count > 0)
            entry["base"] = Cells.Keys.ToDictionary(cell => cell, cell => Written(@base, cell, words));
        return entry;
    }

    public Draft Copy() => new() { Cells = new(Cells), Comments = new(Comments), Sections = new(Sections) };

    /// <summary>What was sent is stored; what was typed in the meantime is not.</summary>
    public void Forget(Draft sent)
    {
        Forget(Cells, sent.Cells);
        Forget(Comments, sent.Comments);
        Forget(Sections, sent.Sections);
    }

    private static void Forget(Dictionary<string, string> mine, Dictionary<string, string> sent)
    {
        foreach (var (name, text) in sent)
        {
            if (mine.GetValueOrDefault(name) == text)
                mine.Remove(name);
        }
    }

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;

    // The interface reads figures of one entry in one way of writing them.
    private static string? Written(ReportForm form, string cell, Words words) =>
        form.Resource.Cells.GetValueOrDefault(cell) is not { } stored ? null
        : words.IsEnglish || !form.IsNumber(cell) ? stored
        : stored.Replace(CultureInfo.InvariantCulture.NumberFormat.NumberDecimalSeparator, ",", StringComparison.Ordinal);
}
