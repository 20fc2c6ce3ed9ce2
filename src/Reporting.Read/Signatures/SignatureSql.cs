namespace Reporting.Read.Signatures;

/// <summary>Parts of statements that tell of a version of a report how its signature is judged, now: <c>VALID</c>,
/// <c>INVALID</c>, <c>INDETERMINATE</c> while that can't be told, or null where nothing was signed with a
/// certificate.</summary>
internal static class SignatureSql
{
    /// <param name="report">The report's id.</param>
    /// <param name="version">The version.</param>
    public static string OfPerson(string report, string version) =>
        Newest(report, version, "s.act in ('approve', 'issue', 'correct')");

    /// <summary>The unit's seal.</summary>
    public static string OfUnit(string report, string version) => Newest(report, version, "s.act = 'seal'");

    // A request that was answered with no signature says nothing; what was signed goes before what was refused.
    private static string Newest(string report, string version, string which) =>
        $"""
        (
            select case s.state when 'valid' then 'VALID' when 'held' then 'INDETERMINATE' else 'INVALID' end
            from read.signatures s
            where s.report_id = {report} and s.version = {version} and s.state <> 'requested' and {which}
            order by array_position(array['valid', 'invalidated', 'held', 'refused'], s.state), s.position desc limit 1)
        """;
}
