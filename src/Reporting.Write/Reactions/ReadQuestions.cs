using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Usage;

namespace Reporting.Write.Reactions;

/// <summary>What the way in asks the way out: a list that no single stream has. The host answers from the read tables,
/// so that the two sides do not know each other.</summary>
/// <param name="InInbox">Which of some messages are in an account's inbox.</param>
/// <param name="AutomaticRegimes">The codes of the regimes whose periods open by themselves.</param>
/// <param name="Owed">The reports, and parts of them, that are still with their units and due in a span.</param>
/// <param name="DueTimes">The different times in a span at which such work is due.</param>
/// <param name="OwedAt">The work that is due at one of them.</param>
/// <param name="Certificates">The ids of the certificates that are or were bound to a person or to a unit.</param>
/// <param name="Held">The signatures that could not be judged yet.</param>
/// <param name="UsedCertificates">The certificates of signatures that count.</param>
/// <param name="ValidOf">The signatures of a certificate that count.</param>
/// <param name="Reached">Waits until the read tables have read up to a position; false when that takes too
/// long.</param>
public sealed record ReadQuestions(
    Func<AccountId, IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>> InInbox,
    Func<CancellationToken, Task<IReadOnlyList<string>>> AutomaticRegimes,
    Func<DateTimeOffset, DateTimeOffset, CancellationToken, Task<IReadOnlyList<OwedWork>>> Owed,
    Func<DateTimeOffset, DateTimeOffset, CancellationToken, Task<IReadOnlyList<DateTimeOffset>>> DueTimes,
    Func<DateTimeOffset, CancellationToken, Task<IReadOnlyList<OwedWork>>> OwedAt,
    Func<AccountId?, UnitId?, CancellationToken, Task<IReadOnlyList<Guid>>> Certificates,
    Func<CancellationToken, Task<IReadOnlyList<SignatureOnReport>>> Held,
    Func<CancellationToken, Task<IReadOnlyList<Guid>>> UsedCertificates,
    Func<Guid, CancellationToken, Task<IReadOnlyList<SignatureOnReport>>> ValidOf,
    Func<long, CancellationToken, Task<bool>> Reached)
{
    /// <summary>How the units used the system in a period, or one of them: those that were to report.</summary>
    public required Func<Period, UnitId?, CancellationToken, Task<CountedUsage>> Usage { get; init; }

    /// <summary>The complaints that were due to be answered by a time and are not.</summary>
    public required Func<DateTimeOffset, CancellationToken, Task<IReadOnlyList<OverdueComplaint>>> OverdueComplaints { get; init; }
}

/// <summary>The use of the system up to a position of the log.</summary>
public sealed record CountedUsage(long Position, IReadOnlyList<UnitUsage> Units);

/// <summary>How one unit used it.</summary>
public sealed record UnitUsage(UnitId Unit, EquatableArray<UsageLine> Lines);

/// <summary>A complaint, and until when it was to be answered.</summary>
public sealed record OverdueComplaint(Guid ComplaintId, DateTimeOffset DueAt);

/// <summary>A signature by its report and its request.</summary>
public sealed record SignatureOnReport(ReportId ReportId, Guid Request);

/// <summary>A report, or a part of one, that somebody still has to work on.</summary>
/// <param name="Part">The part's number; null for the report itself.</param>
/// <param name="Unit">Who holds it.</param>
/// <param name="Account">The person who holds it; null for whoever works for the unit.</param>
/// <param name="Since">When it was assigned: what was due to be said before that is not said.</param>
public sealed record OwedWork(
    ReportId ReportId, int? Part, UnitId Unit, AccountId? Account, string Regime, string Period, DateTimeOffset DueAt,
    DateTimeOffset Since);
