namespace Reporting.Domain.Measures;

/// <summary>Every way a unit of measure can be wrong.</summary>
public static class MeasureRefusals
{
    public static Refusal Unknown(string text) =>
        new("measure.unknown",
            $"'{text}' is not a unit of measure that this system knows; the list is GET /api/units-of-measure.",
            $"'{text}' không phải là đơn vị tính trong danh mục; xem danh mục tại GET /api/units-of-measure.", [text]);

    public static Refusal NotConvertible(string from, string to) =>
        new("measure.not-convertible",
            $"'{from}' can't be converted into '{to}': they measure different things.",
            $"Không thể quy đổi '{from}' sang '{to}': hai đơn vị tính khác đại lượng.", [from, to]);
}
