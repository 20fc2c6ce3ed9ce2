using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.Approvals;

/// <summary>The approval rules that one unit issued, the oldest first.</summary>
public sealed record ApprovalRules(ImmutableList<ApprovalRuleIssued> Issued)
{
    public static readonly ApprovalRules Initial = new([]);

    public static Guid StreamIdOf(UnitId unit) => Uuid5.Of("approval-rules", unit.Value.ToString("N"));

    /// <summary>The rule for a report on a day: the one for its regime before the one for its template before the one for
    /// all, and of those the newest.</summary>
    public ApprovalRuleIssued? For(string regime, string template, DateOnly day) => Issued
        .Where(rule => (rule.Regime ?? regime) == regime && (rule.Template ?? template) == template
            && rule.From <= day && (rule.To is not { } to || day <= to))
        .OrderBy(rule => (rule.Regime is null ? 0 : 2) + (rule.Template is null ? 0 : 1)).LastOrDefault();

    /// <summary>The newest rule for exactly this regime and template.</summary>
    public ApprovalRuleIssued? Newest(string? regime, string? template) =>
        Issued.FindLast(rule => rule.Regime == regime && rule.Template == template);

    public static ApprovalRules Evolve(ApprovalRules state, ApprovalEvent happened) => happened switch
    {
        ApprovalRuleIssued e => new ApprovalRules(state.Issued.Add(e)),
        _ => throw new UnreachableException($"{happened.GetType().Name}: corrupt stream"),
    };
}
