using System.Globalization;
using Reporting.Console.Forms;
using Reporting.Console.Wire;

namespace Reporting.Console.Design;

/// <summary>A version as its own stream has it.</summary>
/// <param name="State">draft, trial or official.</param>
/// <param name="Newest">The highest number of a version, drafts included.</param>
public sealed record TemplateResource(
    string Code, string State, DateOnly? TrialLastDay, bool IsShared, int Newest, TemplateDesign Design);

/// <summary>What is wrong with a design, or how it can be filled in.</summary>
public sealed record DesignCheck(
    IReadOnlyList<ApiProblem> Problems, IReadOnlyList<FindingView>? Findings,
    IReadOnlyDictionary<string, string>? Cells, IReadOnlyDictionary<string, string>? Sections, ApiProblem? Refusal)
{
    public static readonly DesignCheck Nothing = new([], null, null, null, null);

    /// <summary>As the form's grid takes it.</summary>
    public CheckView? View => Findings is null ? null
        : new CheckView(0, Findings.All(finding => !finding.IsBlocking), Findings, Refusal, Cells ?? new Dictionary<string, string>());

    /// <summary>What is wrong with a part, with its line and column in the text (from 1), or 0 where it is about all of
    /// it.</summary>
    public (string Text, int Line, int Column)? Of(string part)
    {
        foreach (var problem in Problems)
        {
            foreach (var place in problem.Places ?? [])
            {
                if (place == part)
                    return (problem.Detail, 0, 0);
                if (place.StartsWith(part + ":", StringComparison.Ordinal) && place[(part.Length + 1)..].Split(':') is [var line, var column])
                    return (problem.Detail, Number(line), Number(column));
            }
        }
        return null;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
