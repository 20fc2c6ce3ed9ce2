using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Reporting.Cli.Replay;
using Reporting.Cli.Replay.Api;
using Reporting.Domain.Calendars;

namespace Reporting.Cli.Import.Holidays;

/// <param name="Decision">The number of the decision that the list follows; by default the file's name.</param>
internal sealed record HolidaysImportOptions(bool IsPreview = false, string? Decision = null);

/// <summary>Brings the holidays of whole years into the calendar of a server, as its next version. Run again, it adds
/// nothing.</summary>
internal sealed class HolidaysImport(Screen screen, ApiClient api, Session session, HolidaysImportOptions options)
{
    private const string Address = "/api/calendar/holidays";

    /// <exception cref="ImportException">The file can't be read.</exception>
    public async Task Run(string file, CancellationToken ct)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(file))
            throw new ImportException($"{name}: there is no such file. / không có tệp này.");
        var csv = await File.ReadAllTextAsync(file, ct);
        var (read, refusal) = HolidayFile.Read(csv);
        if (refusal is not null)
            throw new ImportException($"{name}: {refusal.English} / {refusal.Vietnamese}");
        var (version, known) = await Known(ct);
        var years = read.Select(day => day.Date.Year).ToHashSet();
        var (before, after) = (known.Where(day => years.Contains(day.Date.Year)).ToHashSet(), read.ToHashSet());
        SpecialDay[] added = [.. after.Except(before).OrderBy(day => day.Date)];
        screen.Line(Text($"{name}: {after.Count} days of {string.Join(", ", years.Order())}: ")
            + Text($"{added.Length} new or changed, {before.Except(after).Count()} no longer so"));
        foreach (var day in added)
            screen.Line(Text($"  {day.Date:yyyy-MM-dd} {day.Name} ({day.Kind})"));
        if (before.SetEquals(after))
            screen.Line("the calendar has them already");
        else if (options.IsPreview)
            screen.Line("nothing was stored (--preview)");
        else
            await Send(version + 1, options.Decision ?? Path.GetFileNameWithoutExtension(file), csv, ct);
    }

    private async Task Send(int version, string decision, string csv, CancellationToken ct)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteNumber("version", version);
            json.WriteString("legalBasis", decision);
            json.WriteString("csv", csv);
        });
        await api.Post(session, Address, body, "import/" + Convert.ToHexStringLower(SHA256.HashData(body.Span)), ct);
        screen.Line(Text($"stored as version {version} of the calendar, by {decision}"));
    }

    private async Task<(int Version, List<SpecialDay> Days)> Known(CancellationToken ct)
    {
        using var answer = JsonDocument.Parse(await api.Get(session, Address, ct));
        return (
            answer.RootElement.GetProperty("version").GetInt32(),
            [.. answer.RootElement.GetProperty("days").EnumerateArray().Select(Day)]);
    }

    private static SpecialDay Day(JsonElement day) => new(
        DateOnly.ParseExact(day.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        day.GetProperty("kind").Deserialize<SpecialDayKind>(), day.GetProperty("name").GetString()!,
        day.GetProperty("legalBasis").GetString()!, day.GetProperty("isProvisional").GetBoolean());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
