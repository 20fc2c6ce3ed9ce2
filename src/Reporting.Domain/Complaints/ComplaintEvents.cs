namespace Reporting.Domain.Complaints;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record ComplaintEvent
{
    private protected ComplaintEvent() { }
}

/// <summary>Somebody says that a figure is wrong (F7). It goes to the unit that owns the figure.</summary>
/// <param name="Unit">Who reported the figure.</param>
/// <param name="DueAt">Until when an answer is expected.</param>
public sealed record ComplaintFiled(
    Guid ComplaintId, UnitId Unit, string Indicator, string Period, string Text, DateTimeOffset DueAt, AccountId By)
    : ComplaintEvent;

/// <summary>The unit that owns the figure answers, with its reason.</summary>
/// <param name="IsUpheld">Whether the complaint is right; the figure then changes by a correction of its report.</param>
public sealed record ComplaintAnswered(Guid ComplaintId, string Answer, bool IsUpheld, AccountId By) : ComplaintEvent;

/// <summary>Nobody answered in time: the unit above knows of it.</summary>
/// <param name="To">The unit above.</param>
/// <param name="DueAt">Until when an answer is expected now.</param>
public sealed record ComplaintEscalated(Guid ComplaintId, UnitId To, DateTimeOffset DueAt, AccountId By)
    : ComplaintEvent;
