using System.Collections.Immutable;
using Reporting.Domain.Calendars;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The unit says that the version it enters went by another channel during an outage, with evidence (I2). Its
/// deadline is judged by that time, and its figures are in force from it on.</summary>
/// <param name="ArrivedAt">When the other channel brought it.</param>
/// <param name="Document">The number of the document that went by it.</param>
/// <param name="Sha256">The hash of a file that did, 64 hex digits.</param>
public sealed record BackFillReport(
    ReportId ReportId, DateTimeOffset? ArrivedAt, string? Document, string? Sha256, DateTimeOffset Now, AccountId By)
{
    /// <summary>The outages that are recorded.</summary>
    public required ImmutableArray<Outage> Outages { get; init; }

    public static Decision<ReportEvent> Decide(BackFillReport command, Report state)
    {
        if (state.State == ReportState.NotAssigned)
            return Refuse(ReportRefusals.NotAssigned());
        if (!state.IsInEntry)
            return Refuse(ReportRefusals.NotInEntry(state.State));
        if (command.ArrivedAt is not { } at || (command.Document is null && command.Sha256 is null)
            || (command.Sha256 is { } hash && !IsHash(hash)))
            return Refuse(AggregationRefusals.EvidenceMissing());
        if (Texts.CheckOptional("document", command.Document, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (at > command.Now)
            return Refuse(ReportRefusals.InForceInFuture());
        if (at < state.InForceSince)
            return Refuse(ReportRefusals.InForceDecreases(state.InForceSince.Value));
        if (command.Outages.FirstOrDefault(outage => outage.StartedAt <= at && at < outage.EndedAt) is not { } covering)
            return Refuse(AggregationRefusals.NoOutage(at.ToUniversalTime()));
        var filled = new ReportBackFilled(
            command.ReportId, state.EntryVersion, at.ToUniversalTime(), covering.OutageId, command.Document, command.Sha256,
            command.By);
        return filled == state.BackFill ? Emit() : Emit(filled);
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
