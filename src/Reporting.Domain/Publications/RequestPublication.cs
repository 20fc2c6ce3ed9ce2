using Reporting.Domain.Calendars;
using static Reporting.Domain.Decision<Reporting.Domain.Publications.PublicationEvent>;

namespace Reporting.Domain.Publications;

/// <summary>A unit asks that figures of its own, or sums over its subtree, be published (F6).</summary>
public sealed record RequestPublication(Guid PublicationId, Published What, string Reason, AccountId By)
{
    private const int IndicatorsMax = 100;

    public static Decision<PublicationEvent> Decide(RequestPublication command, Publication state)
    {
        if (Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        if (!IsNamed(command.What))
            return Refuse(PublicationRefusals.NothingNamed());
        var requested = new PublicationRequested(command.PublicationId, command.What, command.Reason, command.By);
        return state.Requested is null ? Emit(requested)
            : state.Requested == requested ? Emit()
            : Refuse(PublicationRefusals.IdTaken());
    }

    private static bool IsNamed(Published what) => what.Kind == PublishedKind.Report
        ? what is { ReportId: not null, Indicators.Count: 0, From: null, To: null }
        : what is { ReportId: null, Indicators.Count: > 0 and <= IndicatorsMax } && what.Indicators.All(Codes.IsWellFormed)
            && Period.TryParse(what.From, null, out var from) && Period.TryParse(what.To, from.Kind, out var to)
            && from <= to;
}
