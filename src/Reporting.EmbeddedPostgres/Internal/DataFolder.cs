using System.Globalization;

namespace Reporting.Embedded.Internal;

/// <summary>The data folder, held by this host alone from <see cref="Open"/> until it is disposed of.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream hostLock;

    private DataFolder(string path, FileStream hostLock)
    {
        Path = path;
        this.hostLock = hostLock;
    }

    /// <summary>Without symbolic links, as the kernel tells it in /proc.</summary>
    public string Path { get; }

    public string Cluster => Path + "/postgres";

    /// <summary>
    /// Begins the name of a cluster in the making. It is renamed when complete, so a half-made one is never taken for a
    /// whole one; each has its own name, so an initdb that outlived its host does not write into the next one's.
    /// </summary>
    public const string PartialName = "postgres.partial-";

    /// <summary>There while a restore runs: what lies in the folder is not whole yet.</summary>
    public string RestoreMarker => Path + "/restore.unfinished";

    public string PasswordFile => Path + "/postgres.password";

    /// <summary>The folder of the server's socket, or a link to it where it had to be elsewhere.</summary>
    public string SocketFolder => Path + "/socket";

    public static async Task<DataFolder> Open(string folder, CancellationToken ct)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            if (!Directory.Exists(path)) Directory.CreateDirectory(path, NewFolderMode());
            path = (await Command.Run(["realpath", "--", path], ct)).Output.TrimEnd('\n');
            return new DataFolder(path, Lock(path));
        }
        catch (UnauthorizedAccessException e)
        {
            throw Messages.NotYours(path, e);
        }
    }

    // Closed to others; as root it lets them pass, not look, since the server runs as another user.
    private static UnixFileMode NewFolderMode()
    {
        var closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var passable = closed | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return Environment.IsPrivilegedProcess ? passable : closed;
    }

    public void Dispose() => hostLock.Dispose();

    // FileShare.None is flock(2): the kernel lets go of it when the process ends, however it ends. The file stays:
    // removing it would let a third host lock a new file while the second still waits for the old one.
    private static FileStream Lock(string path)
    {
        var (lockFile, holderFile) = (path + "/host.lock", path + "/host.pid");
        try
        {
            var stream = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holderFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return stream;
        }
        catch (IOException e) when (File.Exists(lockFile))
        {
            throw Messages.Locked(path, File.Exists(holderFile) ? File.ReadAllText(holderFile) : "?", e);
        }
    }
}
