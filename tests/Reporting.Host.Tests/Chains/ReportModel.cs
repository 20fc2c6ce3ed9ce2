using Reporting.Host.Tests.Aggregation;

namespace Reporting.Host.Tests.Chains;

/// <summary>What a report must be, by a table of its own: who may do what in which state, and what becomes of it. It knows
/// nothing of the rules' code.</summary>
internal sealed class ReportModel(string unit, string period)
{
    private static readonly string[] StillOpen = ["assigned", "in_entry", "submitted", "rejected", "returned"];

    /// <summary>Each act: who may do it, and in which states.</summary>
    public static readonly IReadOnlyDictionary<string, (string[] By, string[] In)> Acts =
        new Dictionary<string, (string[], string[])>
        {
            ["assign"] = (["dung"], ["not_assigned"]),
            ["enter"] = (["an"], ["assigned", "in_entry", "rejected", "returned", "correction_approved"]),
            ["submit"] = (["an"], ["in_entry", "rejected"]),
            ["recall"] = (["an"], ["submitted", "sent"]),
            ["reject"] = (["binh"], ["submitted"]),
            ["sign"] = (["binh"], ["submitted"]),
            ["accept"] = (["chu"], ["sent"]),
            ["return"] = (["chu"], ["sent"]),
            ["request-correction"] = (["an", "binh"], ["accepted", "withdrawn"]),
            ["approve-correction"] = (["chu"], ["correction_requested"]),
            ["deny-correction"] = (["chu"], ["correction_requested"]),
            ["withdraw"] = (["binh"], ["correction_approved", "in_entry"]),
            ["cancel"] = (["dung"], StillOpen),
        };

    private bool wasAccepted;

    public string Unit => unit;

    public string Period => period;

    public Guid Id => ChainTown.Report(unit, period);

    public string State { get; private set; } = "not_assigned";

    public int Version { get; private set; }

    public Dictionary<string, decimal> Cells { get; private set; } = [];

    public (int Version, Dictionary<string, decimal> Cells)? InForce { get; private set; }

    public bool Allows(string act) => Acts[act].In.Contains(State) && act switch
    {
        "withdraw" => InForce is not null,
        "cancel" => !wasAccepted,
        _ => true,
    };

    public void Did(string act, IReadOnlyDictionary<string, decimal> entered)
    {
        if (act == "enter")
        {
            Version += State is "assigned" or "returned" ? 1 : 0;
            foreach (var (cell, value) in entered)
                Cells[cell] = value;
        }
        if (act == "approve-correction")
            Version++;
        if (act == "accept")
            (InForce, wasAccepted) = ((Version, new Dictionary<string, decimal>(Cells)), true);
        if (act == "withdraw")
            (InForce, Cells) = (null, []);
        State = act switch
        {
            "assign" => "assigned",
            "enter" or "recall" => "in_entry",
            "submit" => "submitted",
            "reject" => "rejected",
            "sign" => "sent",
            "accept" => "accepted",
            "return" => "returned",
            "request-correction" => "correction_requested",
            "approve-correction" => "correction_approved",
            "deny-correction" => InForce is null ? "withdrawn" : "accepted",
            "withdraw" => "withdrawn",
            "cancel" => "cancelled",
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
    }
}
