namespace Reporting.Signatures.Tests;

internal static class Expect
{
    /// <summary>The signature is invalid, because of this check and no other.</summary>
    public static void OnlyFailed(int check, string code, Judgement judgement)
    {
        Assert.Equal([(check, CheckResult.Failed, code)], judgement.Findings
            .Where(f => f.Result is not (CheckResult.Passed or CheckResult.Note)).Select(f => (f.Check, f.Result, f.Code)));
        Assert.Equal(Verdict.Invalid, judgement.Verdict);
    }

    /// <summary>The signature is invalid, and this check says why; others could not be made.</summary>
    public static void Failed(int check, string code, Judgement judgement)
    {
        Assert.Equal([(check, code)], judgement.Findings
            .Where(f => f.Result is CheckResult.Failed or CheckResult.Unknown).Select(f => (f.Check, f.Code)));
        Assert.Equal(Verdict.Invalid, judgement.Verdict);
    }

    /// <summary>The signature is indeterminate, because of this check and no other.</summary>
    public static void OnlyUnknown(int check, string code, Judgement judgement)
    {
        Assert.Equal([(check, code)], judgement.Reasons.Select(f => (f.Check, f.Code)));
        Assert.Equal(Verdict.Indeterminate, judgement.Verdict);
    }

    public static void Valid(Judgement judgement)
    {
        Assert.Empty(judgement.Reasons);
        Assert.Equal(Verdict.Valid, judgement.Verdict);
    }
}
