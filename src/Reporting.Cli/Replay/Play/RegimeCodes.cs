using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay.Play;

/// <summary>
/// One regime for each template: its reports go to the root of the tree. Where a data set has several roots, each root
/// asks the units below it, under a regime of its own.
/// </summary>
internal sealed class RegimeCodes
{
    private readonly Dictionary<string, string> roots = [];

    public RegimeCodes(DataSet dataSet)
    {
        foreach (var unit in dataSet.Units)
            roots.Add(unit.Code, unit.Parent is null ? unit.Code : roots[unit.Parent]);
        Roots = [.. dataSet.Units.Where(unit => unit.Parent is null).Select(unit => unit.Code)];
    }

    public IReadOnlyList<string> Roots { get; }

    public string Of(ReportKey key) => Of(key.Template, roots[key.Unit]);

    public string Of(string template, string root) => Roots.Count == 1 ? template : $"{template}.{root}";
}
