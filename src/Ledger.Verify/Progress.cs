using System.Globalization;

namespace Ledger.Verify;

/// <summary>Tells the person who waits how far it is, on the error output, a line a second at most.</summary>
internal sealed class Progress(bool isQuiet)
{
    private long told = TimeProvider.System.GetTimestamp();

    public void Tell(string what, long done, long all)
    {
        if (isQuiet || TimeProvider.System.GetElapsedTime(told) < TimeSpan.FromSeconds(1))
            return;
        told = TimeProvider.System.GetTimestamp();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {done} of {all}"));
    }
}
