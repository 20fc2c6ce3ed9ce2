using System.Collections.Concurrent;
using Reporting.Domain.OrgUnits;

namespace Reporting.Write.Tests.Reports;

/// <summary>A form with every kind of cell, which wards report in every day, and reports of it in entry.</summary>
internal static class EntryForm
{
    private static readonly ConcurrentDictionary<Served, Lazy<Task>> Made = new();
    private static int days;

    public static string[] Cells { get; } = ["ca", "nam", "nu", "ty-le"];

    /// <summary>A ward's report in entry, of a day that nobody else uses.</summary>
    public static async Task<Guid> Assigned(Served served, string unit = "BD")
    {
        await Made.GetOrAdd(served, _ => new(() => Make(served.As("admin")))).Value;
        var period = new DateOnly(2026, 3, 1).AddDays(Interlocked.Increment(ref days)).ToString("yyyy-MM-dd", null);
        return await Assigned(served, period, unit);
    }

    public static async Task<Guid> Assigned(Served served, string period, string unit)
    {
        await Made.GetOrAdd(served, _ => new(() => Make(served.As("admin")))).Value;
        var id = Id(period, unit);
        (await served.As("admin").Post(
            $"/api/reports/{id}/assign", new { unit, regime = "nhap", period })).Is(201);
        return id;
    }

    public static Guid Id(string period, string unit)
    {
        Assert.True(Domain.Calendars.Period.TryParse(period, null, out var day));
        return Domain.Reports.Report.IdOf(UnitRegister.IdOf(unit, World.Founded), "nhap", "nhap", day, 1).Value;
    }

    private static async Task Make(Api admin)
    {
        foreach (var code in Cells)
            (await admin.Post("/api/indicators", new
            {
                code, name = code, nameVi = $"Chỉ tiêu {code}", unitOfMeasure = code == "ty-le" ? "%" : "người",
                overUnits = code == "ty-le" ? "none" : "sum", overTime = code == "ty-le" ? "none" : "sum",
                decimals = code == "ty-le" ? 2 : 0, outlier = code == "ca" ? new { percentMax = "50" } : null,
            })).Is(201);
        (await admin.Post("/api/templates/nhap/versions", new
        {
            version = 1, name = "Báo cáo nhập liệu", periodKind = "day", validFrom = "2026-01-01", kind = "linked",
            rows = new object[]
            {
                new { indicator = "ca", formula = "nam + nu" }, new { indicator = "nam", allowsNil = true },
                new { indicator = "nu", allowsNil = true }, new { indicator = "ty-le" },
            },
            columns = new object[]
            {
                new { code = "so", name = "Số liệu", isFigure = true },
                new { code = "ghi-chu", name = "Ghi chú", kind = "text" },
            },
            headers = new[] { new { text = "Trong kỳ", columns = new[] { "so", "ghi-chu" } } },
            sections = new[] { new { code = "nhan-xet", title = "Nhận xét", allowsNil = true } },
            constraints = new[]
            {
                new { rule = "nam-nu", severity = "error", expression = "nam >= nu", messageVi = "Nam phải không ít hơn nữ" },
                new { rule = "nhieu", severity = "warning", expression = "ca <= 1000", messageVi = "Quá nhiều ca" },
            },
        })).Is(201);
        (await admin.Post("/api/regimes", new
        {
            code = "nhap", name = "Nhập liệu hằng ngày", template = "nhap", periodKind = "day", requestingUnit = "HN",
            reportersKind = "phuong",
        })).Is(201);
    }
}
