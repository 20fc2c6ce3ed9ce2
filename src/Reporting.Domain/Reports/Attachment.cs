namespace Reporting.Domain.Reports;

/// <summary>A file beside a report (E10). Its bytes lie in the blob store under their hash.</summary>
/// <param name="Number">From 1, never given again within a report.</param>
/// <param name="ScannedBy">The virus scanner that found nothing, with its version; null: it was not scanned, because the
/// deployment has no scanner and allows that.</param>
public sealed record Attachment(
    int Number, string Name, string MediaType, long Length, string Sha256, string? ScannedBy, AccountId AddedBy);
