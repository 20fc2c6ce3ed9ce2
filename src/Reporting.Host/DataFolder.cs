namespace Reporting.Host;

/// <summary>What a host keeps beside the database.</summary>
public static class DataFolder
{
    public const string FirstPasswordFile = "admin.password";
    public const string KeysFolder = "keys";

    public static void Create(string path)
    {
        if (!Directory.Exists(path))
            Directory.CreateDirectory(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                    | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>The keys that protect tokens: with them anybody can make one.</summary>
    public static DirectoryInfo Keys(string path) => Directory.CreateDirectory(
        Path.Combine(path, KeysFolder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Into a file that only the host's user reads. It is not said: what is said may end up in a log.</summary>
    public static void KeepFirstPassword(HostOptions options, string password)
    {
        var file = Path.Combine(options.DataFolder, FirstPasswordFile);
        PrivateFile.Write(file, password);
        options.Say(
            $"First account: admin, its password is in {file}; remove the file when you have kept it.");
    }
}
