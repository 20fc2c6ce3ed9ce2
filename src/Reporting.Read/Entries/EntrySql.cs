namespace Reporting.Read.Entries;

/// <summary>Parts of statements that tell of a figure how it was entered.</summary>
internal static class EntrySql
{
    /// <summary>hand, import, system, formula or subordinates.</summary>
    /// <param name="figure">The row that has <c>report_id</c> and <c>from_position</c>.</param>
    /// <param name="indicator">The figure's indicator.</param>
    public static string Source(string figure, string indicator) => Newest(
        $"case when {indicator} = any (e.derived) then 'formula' else e.source end", figure, indicator);

    /// <summary>The SHA-256 of the file that it came in; null for none.</summary>
    public static string File(string figure, string indicator) => Newest(
        $"case when {indicator} = any (e.derived) then null else e.source_file end", figure, indicator);

    /// <summary>Whether nothing arose.</summary>
    public static string IsNil(string figure, string indicator) =>
        $"coalesce({Newest($"{indicator} = any (e.nil)", figure, indicator)}, false)";

    private static string Newest(string what, string figure, string indicator) =>
        $"""
        (
            select {what} from read.entries e
            where e.report_id = {figure}.report_id and e.position <= {figure}.from_position and {indicator} = any (e.cells)
            order by e.position desc limit 1)
        """;

    /// <summary>A report's entries, the newest first, as one JSON array.</summary>
    /// <param name="report">The row that has <c>report_id</c>.</param>
    public static string EntriesOf(string report) =>
        $"""
        (
            select jsonb_agg(jsonb_build_object(
                'position', e.position, 'version', e.version, 'enteredAt', e.entered_at, 'source', e.source,
                'sourceName', e.source_name, 'sourceFile', e.source_file, 'cells', e.cells, 'nil', e.nil, 'derived', e.derived,
                'enteredBy', (select a.user_name from read.accounts a where a.account_id = e.entered_by))
                order by e.position desc)
            from (
                select * from read.entries e where e.report_id = {report}.report_id
                order by e.position desc limit {EntryTypes.EntriesMax}) e)
        """;

    /// <summary>A report's attachments that were not removed, as one JSON array.</summary>
    public static string AttachmentsOf(string report) =>
        $"""
        (
            select jsonb_agg(jsonb_build_object(
                'number', f.number, 'version', f.version, 'name', f.name, 'mediaType', f.media_type, 'length', f.length,
                'sha256', f.sha256, 'scannedBy', f.scanned_by, 'addedAt', f.added_at,
                'addedBy', (select a.user_name from read.accounts a where a.account_id = f.added_by)) order by f.number)
            from read.attachments f where f.report_id = {report}.report_id and f.removed_at is null)
        """;
}
