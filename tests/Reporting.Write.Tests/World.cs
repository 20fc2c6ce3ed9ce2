using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;

namespace Reporting.Write.Tests;

/// <summary>A city with two wards that report every day, and everybody who works on it.</summary>
public static class World
{
    public static readonly DateOnly Founded = new(2026, 1, 1);

    public const string Enters = "an";
    public const string Signs = "binh";
    public const string Accepts = "chi";
    public const string Administers = "dung";
    public const string Reads = "em";
    public const string OfOtherWard = "giang";
    public const string EntersAndSigns = "hai";

    public static async Task Make(Api admin)
    {
        await admin.Post("/api/clock", new { now = "2026-01-02T00:00:00Z" });
        await Unit(admin, "HN", "thanh-pho", null);
        await Unit(admin, "BD", "phuong", "HN");
        await Unit(admin, "HK", "phuong", "HN");
        foreach (var (code, decimals) in ((string, int)[])[("total", 0), ("male", 0), ("female", 0), ("rate", 1)])
            (await admin.Post("/api/indicators", new
            {
                code, name = code, unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals,
            })).Is(201);
        (await admin.Post("/api/templates/daily/versions", new
        {
            version = 1, name = "Báo cáo ngày", periodKind = "day", validFrom = "2026-01-01",
            rows = new[] { new { indicator = "total" }, new { indicator = "male" }, new { indicator = "female" },
                new { indicator = "rate" } },
            constraints = new[]
            {
                new { rule = "sum", severity = "error", expression = "total = male + female" },
                new { rule = "many", severity = "warning", expression = "total <= 1000" },
            },
        })).Is(201);
        (await admin.Post("/api/regimes", new
        {
            code = "health", name = "Y tế hằng ngày", template = "daily", periodKind = "day", requestingUnit = "HN",
            reportersKind = "phuong",
        })).Is(201);
        await Account(admin, Enters, ("enter", "BD"));
        await Account(admin, Signs, ("sign", "BD"));
        await Account(admin, Accepts, ("accept", "HN"));
        await Account(admin, Administers, ("administer", "HN"));
        await Account(admin, Reads, ("read", "HN"));
        await Account(admin, OfOtherWard, ("enter", "HK"), ("sign", "HK"), ("accept", "HK"), ("administer", "HK"),
            ("read", "HK"));
        await Account(admin, EntersAndSigns, ("enter", "BD"), ("sign", "BD"));
    }

    /// <summary>The id of a ward's report of a period.</summary>
    public static Guid Report(string period, string unit = "BD")
    {
        Assert.True(Period.TryParse(period, kind: null, out var day));
        return Domain.Reports.Report.IdOf(UnitRegister.IdOf(unit, Founded), "health", "daily", day, 1).Value;
    }

    public static object Owed(string period, string unit = "BD") => new { unit, regime = "health", period };

    public static object Figures(int male = 3, int female = 4) =>
        new { cells = new Dictionary<string,
            object?> { ["total"] = male + female, ["male"] = $"{male}", ["female"] = female } };

    private static async Task Unit(Api admin, string code, string kind, string? parent) =>
        (await admin.Post("/api/units", new { code, name = code, kind, parent, effectiveFrom = "2026-01-01" })).Is(201);

    private static async Task Account(Api admin, string userName, params (string Role, string Unit)[] grants) =>
        (await admin.Post("/api/accounts", new
        {
            userName, displayName = "Cán bộ",
            grants = grants.Select(g => new { role = g.Role, unit = g.Unit }),
        })).Is(201);
}
