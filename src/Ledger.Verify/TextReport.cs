using System.Text;

namespace Ledger.Verify;

/// <summary>The result in lines, for the terminal.</summary>
internal static class TextReport
{
    public static string Of(Findings findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings.Found)
            text.AppendLine($"{Word(finding.Verdict)} {finding.Where}: {finding.What}");
        if (findings.NotKept > 0)
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"... and {findings.NotKept} more");
        foreach (var one in findings.Signatures)
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture,
                $"SIGNATURE {one.Word}: {one.Where}, {one.Act} by {one.Holder}, proven at {one.ProvenAt:yyyy-MM-dd HH:mm:ss zzz}");
        foreach (var note in findings.Notes)
            text.AppendLine(note);
        foreach (var (name, value) in findings.Facts)
            text.AppendLine($"{name}: {value}");
        return text.Append(Word(findings.Verdict)).ToString();
    }

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Proven => "PROVEN",
        Verdict.Altered => "ALTERED",
        _ => "CANNOT TELL",
    };
}
