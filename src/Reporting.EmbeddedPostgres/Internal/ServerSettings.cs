namespace Reporting.Embedded.Internal;

/// <summary>What is set otherwise than PostgreSQL sets it. Nothing here touches durability.</summary>
internal static class ServerSettings
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Appended to postgresql.conf when the cluster is made; from then on the operator's to change.</summary>
    public static string FirstConfiguration()
    {
        // An eighth of the memory and not PostgreSQL's usual quarter: the host lives on the same machine.
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;
        var buffers = Math.Clamp(memory / 8, 64, 512);
        return $"""

            # Set when the cluster was made, for the memory of that machine. Yours to change.
            shared_buffers = {buffers}MB
            effective_cache_size = {Math.Max(buffers * 2, memory / 2)}MB
            maintenance_work_mem = 128MB
            checkpoint_completion_target = 0.9
            jit = off                          # Short queries: compiling them costs more than it brings.
            timezone = 'UTC'

            # One file for each day of the week, written over after a week. Terse: values of rows stay out of the log.
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_rotation_size = 0
            log_timezone = 'UTC'
            log_error_verbosity = terse
            log_min_error_statement = panic

            """;
    }

    public static IEnumerable<string> Arguments(params IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
}
