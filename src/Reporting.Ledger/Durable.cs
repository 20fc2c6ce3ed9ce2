using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Reporting.Ledger;

/// <summary>Files that are on the disk when the call returns, or an exception.</summary>
/// <remarks>FileStream.Flush(true) and RandomAccess.FlushToDisk say nothing when the disk fails, so fsync is called and
/// judged here.</remarks>
public static partial class Durable
{
    private const string Suffix = ".new";

    /// <summary>Puts a file in place, whole or not at all. The folder is to be synced afterwards.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = mode };
        using (var file = new FileStream(path + Suffix, options))
        {
            RandomAccess.Write(file.SafeFileHandle, content, 0);
            Sync(file.SafeFileHandle, path);
        }
        File.Move(path + Suffix, path, overwrite: true);
    }

    /// <summary>Adds to the end of a file.</summary>
    public static void Append(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        file.Write(content);
        file.Flush();
        Sync(file.SafeFileHandle, path);
    }

    /// <summary>The names in a folder are on the disk.</summary>
    public static void SyncFolder(string path)
    {
        var descriptor = Open(path, 0);
        if (descriptor < 0)
            throw Failure(path);
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        Sync(handle, path);
    }

    private static void Sync(SafeFileHandle handle, string path)
    {
        if (FSync(handle) != 0)
            throw Failure(path);
    }

    private static IOException Failure(string path)
    {
        var number = Marshal.GetLastPInvokeError();
        return new IOException($"{path} is not safe on the disk: {Marshal.GetPInvokeErrorMessage(number)}", number);
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
