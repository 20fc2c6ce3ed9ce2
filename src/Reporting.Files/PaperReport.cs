namespace Reporting.Files;

/// <summary>A signed report as a document, part by part as the annex I of Nghị định 30/2020/NĐ-CP has them.</summary>
public sealed record PaperReport
{
    /// <summary>The body above the issuing one, line by line; empty where there is none to be named.</summary>
    public required IReadOnlyList<string> Superior { get; init; }

    /// <summary>The issuing body, line by line.</summary>
    public required IReadOnlyList<string> Issuer { get; init; }

    /// <summary>Number and sign; the number is left to the clerk who registers the document.</summary>
    public required string Number { get; init; }

    public required string Place { get; init; }

    /// <summary>The day on which it was signed.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What the report is on.</summary>
    public required string Subject { get; init; }

    /// <summary>For which time it is.</summary>
    public required string Period { get; init; }

    /// <summary>Lines under the title, for example the act that it follows.</summary>
    public required IReadOnlyList<string> Preamble { get; init; }

    public required PaperTable Table { get; init; }

    public required IReadOnlyList<PaperSection> Sections { get; init; }

    /// <summary>Explanations of broken warnings, and attachments.</summary>
    public required IReadOnlyList<PaperSection> Notes { get; init; }

    /// <summary>In which capacity it was signed, line by line.</summary>
    public required IReadOnlyList<string> Capacity { get; init; }

    /// <summary>What was signed with, line by line; shown where a stamp and a hand's signature would be.</summary>
    public required IReadOnlyList<string> Signature { get; init; }

    public required string Signer { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>By what the content can be checked: hashes, signers, certificates, times.</summary>
    public required IReadOnlyList<string> Proof { get; init; }

    /// <summary>What the QR code says.</summary>
    public required string Code { get; init; }

    public string DateLine =>
        // Days up to 9 and the months 1 and 2 have a 0 before them, so that nothing can be put there.
        $"{Place}, ngày {Day.Day:00} tháng {(Day.Month < 3 ? $"{Day.Month:00}" : $"{Day.Month}")} năm {Day.Year}";
}

/// <param name="Title">Null: none.</param>
public sealed record PaperSection(string? Title, string Text);

/// <summary>The figures.</summary>
/// <param name="Columns">Relative width and place of what stands in it.</param>
/// <param name="Headings">May lie over several columns and lines.</param>
/// <param name="HeadingLines">How many lines the headings have.</param>
/// <param name="Rows">A text for each column.</param>
/// <param name="IsAcross">Whether the page lies across, where upright would be too narrow (annex I, part I 1).</param>
public sealed record PaperTable(
    IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperHeading> Headings, int HeadingLines,
    IReadOnlyList<IReadOnlyList<string>> Rows, bool IsAcross)
{
    internal double Width => Columns.Sum(column => column.Width);
}

public enum PaperAlignment
{
    Left,
    Centre,
    Right,
}

public sealed record PaperColumn(double Width, PaperAlignment Alignment);

public sealed record PaperHeading(int Line, int Column, int LineSpan, int ColumnSpan, string Text);
