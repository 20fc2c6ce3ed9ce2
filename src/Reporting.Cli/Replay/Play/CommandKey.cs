using System.Globalization;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay.Play;

/// <summary>The Idempotency-Key of a command: the same in every run over the data set, so that a request that is sent
/// again is done once.</summary>
internal static class CommandKey
{
    private const int NameLengthMax = 60;

    public static string Of(DataSet dataSet, string step)
    {
        // A key has visible ASCII only; a data set's name may be anything.
        var name = Uri.EscapeDataString(dataSet.Name);
        return $"{(name.Length > NameLengthMax ? name[..NameLengthMax] : name)}/{step}";
    }

    /// <summary>The name of a group of reports that were recorded at one time.</summary>
    public static string OfGroup(DataSet dataSet, DateTimeOffset at, int round, int index) =>
        Of(dataSet, string.Create(
            CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMdd'T'HHmmss.ffffff}/{round}/{index}"));
}
