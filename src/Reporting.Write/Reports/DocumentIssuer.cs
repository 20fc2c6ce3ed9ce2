using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>Who issues a document, as annex I of Nghị định 30/2020 names it: a unit of the territory is spoken for by its
/// people's committee, any other one stands under the committee of the territory that it is in.</summary>
internal sealed record DocumentIssuer(
    IReadOnlyList<string> Superior, IReadOnlyList<string> Lines, string Number, string Place, string Head, string Body)
{
    private const string Committee = "ỦY BAN NHÂN DÂN";

    // What names of territories begin with.
    private static readonly string[] Territories =
        ["Tỉnh ", "Thành phố ", "Quận ", "Huyện ", "Thị xã ", "Thị trấn ", "Xã ", "Phường ", "Đặc khu "];

    public static DocumentIssuer Of(UnitId id, UnitRegister units)
    {
        var unit = units.ById(id);
        var name = unit?.Name ?? id.Value.ToString();
        if (IsTerritory(name))
        {
            // The number is given by the clerk who registers the document.
            return new DocumentIssuer(
                [], [Committee, name.ToUpperInvariant()], "Số:          /BC-UBND", PlaceOf(name), "CHỦ TỊCH", Committee);
        }
        var above = unit?.Parent();
        while (above is { } next && units.ById(next) is { } parent)
        {
            if (IsTerritory(parent.Name))
            {
                return new DocumentIssuer(
                    [$"{Committee} {parent.Name.ToUpperInvariant()}"], [name.ToUpperInvariant()], "Số:          /BC",
                    PlaceOf(parent.Name), "THỦ TRƯỞNG ĐƠN VỊ", name.ToUpperInvariant());
            }
            above = parent.Parent();
        }
        return new DocumentIssuer(
            [], [name.ToUpperInvariant()], "Số:          /BC", name, "THỦ TRƯỞNG ĐƠN VỊ", name.ToUpperInvariant());
    }

    /// <summary>What stands over the signature (annex I, part II 7).</summary>
    public IReadOnlyList<string> Capacity(SigningCapacity? capacity) => capacity switch
    {
        SigningCapacity.OnBehalf => [$"TM. {Body}", Head],
        SigningCapacity.ForHead => [$"KT. {Head}"],
        SigningCapacity.ByOrder => [$"TL. {Head}"],
        SigningCapacity.ByAuthorisation => [$"TUQ. {Head}"],
        _ => [Head],
    };

    private static bool IsTerritory(string name) =>
        Territories.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    // A territory that is named by a number keeps its kind (annex I, part II 4).
    private static string PlaceOf(string name)
    {
        var prefix = Territories.First(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        return char.IsAsciiDigit(name[prefix.Length..].FirstOrDefault()) ? name : name[prefix.Length..];
    }
}
