using Ledger.Verify.Signatures;

namespace Ledger.Verify;

/// <summary>What a look came to; the numbers are the program's exit codes.</summary>
internal enum Verdict
{
    Proven = 0,
    Altered = 1,
    CannotTell = 2,
}

/// <summary>One thing that is not as it was, or could not be judged.</summary>
/// <param name="Where">The event, file or object, as exactly as it can be said.</param>
internal sealed record Finding(Verdict Verdict, string Where, string What);

/// <summary>All that was found, and what was looked at.</summary>
internal sealed class Findings
{
    /// <summary>After so many nobody reads on.</summary>
    private const int KeptMax = 1000;

    private readonly List<Finding> found = [];
    private readonly List<string> notes = [];
    private readonly List<(string Name, string Value)> facts = [];
    private readonly List<SignatureResult> signatures = [];

    public IReadOnlyList<Finding> Found => found;

    /// <summary>What is no fault and yet to be known: a body that was destroyed with authority.</summary>
    public IReadOnlyList<string> Notes => notes;

    public IReadOnlyList<(string Name, string Value)> Facts => facts;

    public IReadOnlyList<SignatureResult> Signatures => signatures;

    public int NotKept { get; private set; }

    public Verdict Verdict =>
        found.Exists(finding => finding.Verdict == Verdict.Altered) ? Verdict.Altered
        : found.Count > 0 ? Verdict.CannotTell : Verdict.Proven;

    public void Altered(string where, string what) => Add(new Finding(Verdict.Altered, where, what));

    public void CannotTell(string where, string what) => Add(new Finding(Verdict.CannotTell, where, what));

    public void Note(string note) => notes.Add(note);

    public void Signature(SignatureResult result) => signatures.Add(result);

    public void Fact(string name, object value) =>
        facts.Add((name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!));

    private void Add(Finding finding)
    {
        if (found.Count < KeptMax)
            found.Add(finding);
        else
            NotKept++;
    }
}
