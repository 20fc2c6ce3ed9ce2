using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Reporting.Domain.Measures;

/// <summary>All units of measure (datasets/units-of-measure.csv, embedded). What is not there is refused, so that two
/// people can't mean the same by different words (B6).</summary>
public static class UnitsOfMeasure
{
    private static readonly FrozenDictionary<string, UnitOfMeasure> ByText;

    static UnitsOfMeasure()
    {
        using var file = typeof(UnitsOfMeasure).Assembly.GetManifestResourceStream("units-of-measure.csv")!;
        using var reader = new StreamReader(file);
        _ = reader.ReadLine();
        var all = ImmutableArray.CreateBuilder<UnitOfMeasure>();
        while (reader.ReadLine() is { Length: > 0 } line)
            all.Add(Read(line.Split(',')));
        All = all.ToImmutable();
        ByText = All.SelectMany(unit => unit.Also.Append(unit.Code).Append(unit.NameVi).Append(unit.NameEn).Distinct(),
            (unit, text) => (text, unit)).ToFrozenDictionary(pair => pair.text, pair => pair.unit, StringComparer.Ordinal);
    }

    public static ImmutableArray<UnitOfMeasure> All { get; }

    /// <summary>The unit that a text means: its code, its name or another way to write it; null for anything else.</summary>
    public static UnitOfMeasure? Find(string? text) => text is null ? null : ByText.GetValueOrDefault(text.Trim());

    private static UnitOfMeasure Read(string[] fields) => new(
        fields[0], fields[1], decimal.Parse(fields[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
        fields[3], fields[4],
        fields[5].Split('|', StringSplitOptions.RemoveEmptyEntries).ToEquatableArray());
}
