namespace Reporting.Domain.Approvals;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record ApprovalEvent
{
    private protected ApprovalEvent() { }
}

/// <summary>A unit says who checks and signs its reports (E0). It takes the place of an earlier rule for the same
/// regime and template.</summary>
/// <param name="Regime">For reports of this regime alone; null: of every one.</param>
/// <param name="Template">For reports in this template alone; null: in every one.</param>
/// <param name="CheckBeforeSubmit">Whether the unit adds a check; null: as the profile and the regime say.</param>
/// <param name="Checkers">Who checks; null: whoever has the role.</param>
/// <param name="Signers">Who signs; null: whoever has the role.</param>
/// <param name="Deputies">Who signs in a signer's place, in a capacity that says so.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null: for good.</param>
public sealed record ApprovalRuleIssued(
    UnitId Unit, string? Regime, string? Template, bool? CheckBeforeSubmit, EquatableArray<AccountId>? Checkers,
    EquatableArray<AccountId>? Signers, EquatableArray<AccountId>? Deputies, DateOnly From, DateOnly? To,
    string? Document, AccountId By) : ApprovalEvent;
