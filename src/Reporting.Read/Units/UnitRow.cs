using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>A unit; columns that were not asked for stay empty.</summary>
public sealed record UnitRow
{
    public Guid UnitId { get; set; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public DateOnly EffectiveFrom { get; set; }

    /// <summary>The first day without it; null while no end is known.</summary>
    public DateOnly? EndedFrom { get; set; }

    /// <summary>The code of the unit that it hangs under in the territory; null for a root.</summary>
    public string? ParentCode { get; set; }

    internal static readonly RowShape<UnitRow> Shape = new(
        new("unit_id", "u.unit_id", (row, reader, i) => row.UnitId = reader.GetGuid(i)),
        new("code", "u.code", (row, reader, i) => row.Code = reader.GetString(i)),
        new("name", "u.name", (row, reader, i) => row.Name = reader.GetString(i)),
        new("kind", "u.kind", (row, reader, i) => row.Kind = reader.GetString(i)),
        new("effective_from", "u.effective_from", (row, reader, i) => row.EffectiveFrom = reader.Day(i)),
        new("ended_from", "u.ended_from", (row, reader, i) => row.EndedFrom = reader.DayOrNull(i)),
        new("parent_code", "u.parent_code", (row, reader, i) => row.ParentCode = reader.Text(i)));
}
