namespace Reporting.Faults.Tests.Machines;

/// <summary>The wall clock of a process, moved while it runs: libfaketime (Debian: faketime). What measures time that
/// passes is not moved, as on a real machine.</summary>
internal sealed class FakeTime(string file)
{
    private const string Library = "libfaketimeMT.so.1";

    /// <summary>What a process needs in its environment to live by it.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Find() ?? throw new InvalidOperationException("There is no libfaketime."),
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["DONT_FAKE_MONOTONIC"] = "1",
        ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>The library's file; null where it is not installed.</summary>
    public static string? Find() => Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", Library)).FirstOrDefault(File.Exists)
        : null;

    /// <param name="offset">As libfaketime has it: <c>+0</c>, <c>-1d</c>, <c>+400d</c>.</param>
    public void Set(string offset)
    {
        File.WriteAllText(file + ".new", offset + "\n");
        File.Move(file + ".new", file, overwrite: true);
    }
}
