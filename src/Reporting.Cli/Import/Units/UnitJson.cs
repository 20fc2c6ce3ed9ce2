using System.Globalization;
using System.Text.Json;

namespace Reporting.Cli.Import.Units;

/// <summary>Units as the commands take them.</summary>
internal static class UnitJson
{
    public static void Write(this UnitLine unit, Utf8JsonWriter json, DateOnly? withDay)
    {
        json.WriteString("code", unit.Code);
        json.WriteString("name", unit.Name);
        json.WriteString("kind", unit.Kind);
        if (unit.Parent is not null)
            json.WriteString("parent", unit.Parent);
        if (withDay is { } day)
            json.WriteString("effectiveFrom", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
