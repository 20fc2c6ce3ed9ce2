using Npgsql;

namespace Reporting.Host;

/// <summary>How the operator's commands find the PostgreSQL server that a running host keeps in its data folder: a file
/// that only the host's user can read.</summary>
public static class OwnServer
{
    private const string FileName = "server.connection";

    public static void Announce(string dataFolder, string connectionString) =>
        PrivateFile.Write(Path.Combine(dataFolder, FileName), connectionString);

    /// <summary>The running server's connection string; null when none answers.</summary>
    public static async Task<string?> Find(string dataFolder, CancellationToken ct)
    {
        var file = Path.Combine(dataFolder, FileName);
        if (!File.Exists(file))
            return null;
        var connectionString = await File.ReadAllTextAsync(file, ct);
        try
        {
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 }.ConnectionString);
            await connection.OpenAsync(ct);
            return connectionString;
        }
        catch (NpgsqlException)
        {
            return null; // The host was killed, or has ended: the file is older than that.
        }
    }
}

/// <summary>Files that only their owner reads.</summary>
internal static class PrivateFile
{
    public static void Write(string path, string content)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        // A file that was there before keeps its own mode.
        File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var writer = new StreamWriter(file);
        writer.Write(content);
    }
}
