using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using static Reporting.Domain.Decision<Reporting.Domain.Complaints.ComplaintEvent>;

namespace Reporting.Domain.Complaints;

/// <summary>Somebody who may see a figure says that it is wrong (F7).</summary>
/// <param name="Unit">Who reported it.</param>
/// <param name="DueAt">Until when an answer is expected.</param>
public sealed record FileComplaint(
    Guid ComplaintId, UnitId Unit, string Indicator, string Period, string Text, DateTimeOffset DueAt, AccountId By)
{
    /// <summary>Within how many working days a complaint is answered.</summary>
    public const int AnswerWorkingDays = 5;

    public static Decision<ComplaintEvent> Decide(FileComplaint command, Indicator indicator, Complaint state)
    {
        if (Texts.Check("text", command.Text, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        if (indicator.Definition is null)
            return Refuse(IndicatorRefusals.Unknown([command.Indicator]));
        if (!Calendars.Period.TryParse(command.Period, null, out var period))
            return Refuse(PeriodRefusals.Malformed(command.Period));
        var filed = new ComplaintFiled(
            command.ComplaintId, command.Unit, command.Indicator, period.Text, command.Text, command.DueAt, command.By);
        // Told twice, it is still due when it was first.
        return state.Filed is null ? Emit(filed)
            : state.Filed with { DueAt = filed.DueAt } == filed ? Emit()
            : Refuse(ComplaintRefusals.IdTaken());
    }
}
