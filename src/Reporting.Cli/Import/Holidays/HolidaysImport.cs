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
        if (HolidayFile.Read(csv).Refusal is { } refusal)
            throw new ImportException($"{name}: {refusal.English} / {refusal.Vietnamese}");
        var preview = await Look(csv, ct);
        screen.Line(Text($"{name}: {string.Join(", ", preview.Years)}: {preview.Added.Count} new or changed, ")
            + Text($"{preview.Removed.Count} no longer so, {preview.Unchanged} unchanged"));
        foreach (var day in preview.Added)
            screen.Line(Text($"  + {day.Date:yyyy-MM-dd} {day.Name} ({day.Kind})"));
        foreach (var day in preview.Removed)
            screen.Line(Text($"  - {day.Date:yyyy-MM-dd} {day.Name} ({day.Kind})"));
        if (preview.Added.Count + preview.Removed.Count == 0)
            screen.Line("the calendar has them already");
        else if (options.IsPreview)
            screen.Line("nothing was stored (--preview)");
        else
            await Send(preview.Version, options.Decision ?? Path.GetFileNameWithoutExtension(file), csv, ct);
    }

    private async Task<Preview> Look(string csv, CancellationToken ct) => JsonSerializer.Deserialize<Preview>(
        await api.Ask(
            session, Address + "/preview", JsonBody.Of(json => json.WriteString("csv", csv)), position: 0, ct),
        JsonSerializerOptions.Web)!;

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

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the server answers: what the file would change.</summary>
    private sealed record Preview(
        int Version, IReadOnlyList<int> Years, IReadOnlyList<Day> Added, IReadOnlyList<Day> Removed, int Unchanged);

    private sealed record Day(DateOnly Date, string Kind, string Name);
}
