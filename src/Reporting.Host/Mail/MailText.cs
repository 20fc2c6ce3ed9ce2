using System.Globalization;
using Reporting.Domain.Reminders;

namespace Reporting.Host.Mail;

/// <summary>What a mail says, in both languages: nobody knows which one the reader prefers.</summary>
internal static class MailText
{
    public static string Subject(HolderReminded reminded) =>
        $"{Words(reminded.Step).Vietnamese}: {reminded.Regime} {reminded.Period}";

    public static string Body(HolderReminded reminded)
    {
        var due = reminded.DueAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var (vietnamese, english) = Words(reminded.Step);
        return
            $"""
            {vietnamese}: báo cáo {reminded.Regime}, kỳ {reminded.Period}, thời hạn {due}.
            {english}: report {reminded.Regime}, period {reminded.Period}, due {due}.

            {reminded.Message}
            {reminded.ReportId.Value}
            """;
    }

    private static (string Vietnamese, string English) Words(ReminderStep step) => step switch
    {
        ReminderStep.Soon => ("Sắp đến hạn", "Due soon"),
        ReminderStep.LastDay => ("Còn một ngày làm việc", "One working day left"),
        ReminderStep.Overdue => ("Đã đến hạn mà chưa gửi", "The deadline has passed"),
        ReminderStep.StillOverdue => ("Quá hạn nhiều ngày", "Still overdue"),
        _ => ("Đôn đốc", "Chased by the requesting unit"),
    };
}
