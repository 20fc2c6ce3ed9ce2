using System.Collections.Concurrent;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Host;

namespace Reporting.Faults.Tests.Hosts;

/// <summary>A city with wards that owe a report for every day, and the people who work on them.</summary>
/// <param name="Tokens">By role.</param>
internal sealed record Town(ConcurrentDictionary<string, string> Tokens)
{
    public const string Administer = "administer";
    public const string Enter = "enter";
    public const string Sign = "sign";
    public const string Accept = "accept";
    public static readonly IReadOnlyList<string> Wards = ["W1", "W2", "W3"];

    private const string Password = "Gạch-Ngói-3-Tầng";
    private const string Day = "2020-01-01";
    private static readonly DateOnly Founded = new(2020, 1, 1);

    /// <summary>The id of a ward's report of a day, counted from the first.</summary>
    public static Guid Report(string ward, int day) => Period.TryParse(PeriodOf(day), kind: null, out var period)
        ? Domain.Reports.Report.IdOf(UnitRegister.IdOf(ward, Founded), "health", "daily", period, 1).Value
        : throw new ArgumentOutOfRangeException(nameof(day));

    public static object Owed(string ward, int day) => new { unit = ward, regime = "health", period = PeriodOf(day) };

    public static object Figures(int male, int female) => new
    {
        cells = new Dictionary<string, string>
        {
            ["total"] = $"{male + female}", ["male"] = $"{male}", ["female"] = $"{female}",
        },
    };

    /// <summary>Founds it on a fresh store.</summary>
    public static async Task<Town> Found(Api api, Uri host, string folder, CancellationToken ct)
    {
        var password = await File.ReadAllTextAsync(Path.Combine(folder, DataFolder.FirstPasswordFile), ct);
        var admin = await SignIn(api, host, "admin", password.Trim(), ct);
        async Task Post(string path, object body) =>
            Require(await api.Post(host, path, admin, Guid.NewGuid().ToString(), body, ct));

        await Post("/api/units", new { code = "HN", name = "Hà Nội", kind = "thanh-pho", effectiveFrom = Day });
        foreach (var ward in Wards)
            await Post("/api/units", new { code = ward, name = ward, kind = "phuong", parent = "HN", effectiveFrom = Day });
        foreach (var code in (string[])["total", "male", "female"])
            await Post("/api/indicators", new
            {
                code, name = code, unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 0,
            });
        await Post("/api/templates/daily/versions", new
        {
            version = 1, name = "Hằng ngày", periodKind = "day", validFrom = Day,
            rows = new[] { new { indicator = "total" }, new { indicator = "male" }, new { indicator = "female" } },
        });
        await Post("/api/regimes", new
        {
            code = "health", name = "Y tế", template = "daily", periodKind = "day", requestingUnit = "HN",
            reportersKind = "phuong",
        });
        var tokens = new ConcurrentDictionary<string, string> { [Administer] = admin };
        (string, IReadOnlyList<string>)[] people = [(Enter, Wards), (Sign, Wards), (Accept, ["HN"])];
        foreach (var (role, units) in people)
        {
            var userName = "user-" + role;
            var issued = await api.Post(host, "/api/accounts", admin, Guid.NewGuid().ToString(), new
            {
                userName, displayName = "Cán bộ", grants = units.Select(unit => new { role, unit }),
            }, ct);
            Require(issued);
            tokens[role] = await Begin(api, host, userName, issued.Body.GetProperty("firstPassword").GetString()!, ct);
        }

        return new Town(tokens);
    }

    /// <summary>Everybody signs in again; false where the host lets one of them not.</summary>
    public async Task<bool> Renew(Api api, Uri host, string folder, CancellationToken ct)
    {
        var first = await File.ReadAllTextAsync(Path.Combine(folder, DataFolder.FirstPasswordFile), ct);
        foreach (var role in Tokens.Keys)
        {
            var (userName, password) = role == Administer ? ("admin", first.Trim()) : ("user-" + role, Password);
            var reply = await api.Post(host, "/api/sessions", null, "sign-in", new { userName, password }, ct);
            if (!reply.IsOk) return false;
            Tokens[role] = reply.Body.GetProperty("token").GetString()!;
        }

        return true;
    }

    private static string PeriodOf(int day) => Founded.AddDays(day).ToString("yyyy-MM-dd", null);

    /// <summary>Changes the first password, as everybody has to.</summary>
    private static async Task<string> Begin(Api api, Uri host, string userName, string first, CancellationToken ct)
    {
        var restricted = await SignIn(api, host, userName, first, ct);
        var changed = await api.Post(
            host, $"/api/accounts/{userName}/change-password", restricted, Guid.NewGuid().ToString(),
            new { oldPassword = first, newPassword = Password }, ct);
        Require(changed);
        return changed.Body.GetProperty("token").GetString()!;
    }

    private static async Task<string> SignIn(Api api, Uri host, string userName, string password, CancellationToken ct)
    {
        var reply = await api.Post(host, "/api/sessions", null, "sign-in", new { userName, password }, ct);
        Require(reply);
        return reply.Body.GetProperty("token").GetString()!;
    }

    private static void Require(Reply reply)
    {
        if (!reply.IsOk) throw new InvalidOperationException($"The town can't be founded: {reply} {reply.Body}");
    }
}
