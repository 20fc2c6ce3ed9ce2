namespace Reporting.Domain.Reminders;

/// <summary>Every way the rules of reminders can say no.</summary>
public static class ReminderRefusals
{
    public static Refusal TooSoon() =>
        new("reminder.too-soon",
            "The unit was chased less than an hour ago.", "Đơn vị vừa được đôn đốc chưa đầy một giờ trước.");

    public static Refusal NothingOwed() =>
        new("reminder.nothing-owed",
            "The report is not with the unit any longer; there is nothing to chase.",
            "Báo cáo không còn ở đơn vị; không có gì để đôn đốc.");
}
