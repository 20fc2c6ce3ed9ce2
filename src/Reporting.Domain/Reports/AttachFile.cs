using System.Buffers;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A file is attached to the version that is in entry (E10). It was looked through and scanned before.</summary>
/// <param name="MediaType">What the bytes are, told by themselves.</param>
/// <param name="ScannedBy">The virus scanner that found nothing; null when there is none.</param>
public sealed record AttachFile(
    ReportId ReportId, string Name, string MediaType, long Length, string Sha256, string? ScannedBy, AccountId By)
{
    public const int CountMax = 20;
    public const int NameLengthMax = 200;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|\n\r\t");

    /// <summary>What is wrong with a file's name, or null.</summary>
    public static Refusal? CheckName(string name) =>
        name.Length is 0 or > NameLengthMax || name.AsSpan().ContainsAny(Forbidden)
            || Path.GetExtension(name).Length < 2 || name[0] is '.' or ' '
                ? EntryRefusals.NameMalformed()
                : Texts.Check("name", name, NameLengthMax);

    /// <param name="command">The wish.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(AttachFile command, Report state)
    {
        if (state.State == ReportState.NotAssigned)
            return Refuse(ReportRefusals.NotAssigned());
        if (CheckName(command.Name) is { } wrong)
            return Refuse(wrong);
        if (state.Attachments.FirstOrDefault(a => a.Name == command.Name) is { } same)
            return same.Sha256 == command.Sha256 ? Emit() : Refuse(EntryRefusals.NameTaken(command.Name));
        return !state.IsInEntry ? Refuse(EntryRefusals.AttachmentsClosed(state.State))
            : state.Attachments.Count >= CountMax ? Refuse(EntryRefusals.TooManyAttachments(CountMax))
            : Emit(new FileAttached(
                command.ReportId, state.EntryVersion, state.LastAttachment + 1, command.Name, command.MediaType,
                command.Length, command.Sha256, command.ScannedBy, command.By));
    }
}
