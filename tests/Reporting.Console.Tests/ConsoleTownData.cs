namespace Reporting.Console.Tests;

/// <summary>What the town has.</summary>
internal static class ConsoleTownData
{
    public const string Script = "<script>alert(1)</script>";

    /// <summary>Units U1 to U9 and one whose name is a script; regime <c>plain</c> with three rows, <c>wide</c> with
    /// columns.</summary>
    public static async Task Make(ConsoleTown town)
    {
        await town.Post("/api/clock", new { now = "2026-11-02T01:00:00Z" });
        await town.Post("/api/units", new { code = "P", name = "Thành phố Mẫu", kind = "city", effectiveFrom = "2026-01-01" });
        await town.Post("/api/units/bulk", new
        {
            items = Enumerable.Range(1, 9).Select(i => Unit($"U{i}", $"Xã Số {i}")).Append(Unit("US", Script)),
        });
        foreach (var (code, name) in new[] { ("total", "Tổng số"), ("male", "Nam"), ("female", "Nữ") })
        {
            await town.Post("/api/indicators", new
            {
                code, name, nameVi = name, unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 0,
            });
        }
        await town.Post("/api/templates/plain/versions", new
        {
            version = 1, name = "Dân số tháng", periodKind = "month", validFrom = "2025-01-01",
            rows = new[] { Row("total", false), Row("male", true), Row("female", true) },
            constraints = new[]
            {
                new { rule = "sum", severity = "error", expression = "total = male + female" },
                new { rule = "balance", severity = "warning", expression = "male <= 2 * female" },
            },
        });
        await town.Post("/api/regimes", new
        {
            code = "plain", name = "Dân số", template = "plain", periodKind = "month", requestingUnit = "P", reportersKind = "commune",
        });
        await Wide(town);
        string[] units = [.. Enumerable.Range(1, 9).Select(i => $"U{i}"), "US"];
        await Account(town, "clerk", units.Select(unit => ("enter", unit)));
        await Account(town, "leader", units.Select(unit => ("sign", unit)));
        await Account(town, "receiver", [("accept", "P")]);
        await Account(town, "analyst", [("read", "P"), ("audit", "P")]);
        var last = await Account(town, "manager", [("administer", "P")]);
        await town.Reach(last.GetProperty("position").GetInt64());
    }

    /// <summary>A form of 60 rows and 8 columns, one of them worked out.</summary>
    private static async Task Wide(ConsoleTown town)
    {
        string[] codes = [.. Enumerable.Range(1, 60).Select(i => $"w{i}")];
        await Task.WhenAll(codes.Select(code => town.Post("/api/indicators", new
        {
            code, name = $"Chỉ tiêu {code[1..]}", unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 0,
        })));
        await town.Post("/api/templates/wide/versions", new
        {
            version = 1, name = "Biểu rộng", periodKind = "month", validFrom = "2025-01-01",
            columns = Enumerable.Range(1, 7)
                .Select(i => new { code = $"c{i}", name = $"Cột {i}", kind = "number", isFigure = i == 1, formula = (string?)null })
                .Append(new { code = "c8", name = "Cộng", kind = "number", isFigure = false, formula = (string?)"[c2] + [c3]" }),
            rows = codes.Select(code => new { indicator = code }), constraints = Array.Empty<object>(),
        });
        await town.Post("/api/regimes", new
        {
            code = "wide", name = "Biểu rộng", template = "wide", periodKind = "month", requestingUnit = "P", reportersKind = "commune",
        });
    }

    private static object Row(string indicator, bool allowsNil) => new { indicator, allowsNil };

    private static object Unit(string code, string name) =>
        new { code, name, kind = "commune", parent = "P", effectiveFrom = "2026-01-01" };

    private static Task<System.Text.Json.JsonElement> Account(ConsoleTown town, string userName, IEnumerable<(string Role, string Unit)> grants) =>
        town.Post("/api/accounts", new
        {
            userName, displayName = $"Cán bộ {userName}", grants = grants.Select(g => new { role = g.Role, unit = g.Unit }),
        });
}
