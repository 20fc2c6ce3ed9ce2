using System.Runtime.InteropServices;

namespace Reporting.Signatures;

/// <summary>Files that are there after a power cut, or whose writing failed aloud. .NET on Linux does not tell when
/// <c>fsync</c> fails (FileStream.Flush(true) and RandomAccess.FlushToDisk throw nothing), so it is called
/// directly.</summary>
public static partial class DurableFile
{
    private const int DirectoryOnly = 0x10000;

    /// <summary>Writes a file whole or not at all: beside its place, synced, renamed, and the folder synced.</summary>
    /// <param name="overwrite">False: one that is there already stays.</param>
    /// <exception cref="IOException">It is not known to be on the disk; or it was there already.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode, bool overwrite = true)
    {
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode, BufferSize = 0,
            };
            using (var file = new FileStream(partial, options))
            {
                file.Write(bytes);
                Check(Sync(checked((int)file.SafeFileHandle.DangerousGetHandle())), partial);
            }

            File.Move(partial, path, overwrite);
            SyncFolder(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static void SyncFolder(string folder)
    {
        var descriptor = Open(folder, DirectoryOnly);
        Check(Math.Min(descriptor, 0), folder);
        var result = Sync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        Marshal.SetLastPInvokeError(error);
        Check(result, folder);
    }

    private static void Check(int result, string path)
    {
        if (result == 0) return;
        throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
