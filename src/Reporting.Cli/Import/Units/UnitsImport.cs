using System.Diagnostics;
using System.Globalization;
using Reporting.Cli.Replay;

namespace Reporting.Cli.Import.Units;

/// <summary>How units are imported.</summary>
/// <param name="IsPreview">Whether nothing is stored.</param>
/// <param name="Under">The unit that those without a parent hang under.</param>
/// <param name="EffectiveFrom">Since when the first units exist; by default since the day in the file's name.</param>
/// <param name="Decision">The number of the decision that changes follow.</param>
internal sealed record UnitsImportOptions(
    bool IsPreview = false, string? Under = null, DateOnly? EffectiveFrom = null, string? Decision = null);

/// <summary>Brings units into the register of a server: those of the first day one by one, those of each later day as
/// the reorganisation that leads there. Run again, it adds nothing.</summary>
internal sealed class UnitsImport(Screen screen, RegisterOnServer register, UnitsImportOptions options)
{
    private readonly List<Contradiction> contradictions = [];

    public IReadOnlyList<Contradiction> Contradictions => contradictions;

    /// <exception cref="ImportException">Nothing can be read.</exception>
    public async Task Run(string path, CancellationToken ct)
    {
        var since = Stopwatch.StartNew();
        var files = ImportFiles.Of(path, options.EffectiveFrom);
        var snapshots = files.Snapshots
            .Select(file => Snapshot.Read(file.Path, file.Day, options.Under, contradictions)).ToList();
        var first = snapshots[0];
        var day = options.EffectiveFrom ?? first.Day;
        var known = await register.Units(first.Day, ct);
        var compared = new RegisterComparison(first, known);
        var steps = snapshots.Zip(snapshots.Skip(1), (before, after) => (
            Plan: new ReorganisationPlan(before, after, SuccessionLine.Read(
                files.SuccessionsOn(after.Day), before, after, contradictions)),
            Grounds: files.GroundsOn(after.Day, after.File, options.Decision))).ToList();
        // A table of one day changes nothing that is there, unless a decision says so.
        var changes = snapshots.Count == 1 && options.Decision is not null;
        if (!changes)
            contradictions.AddRange(compared.Differing());
        Tell(compared, steps.Select(step => (step.Plan, step.Grounds)), day, changes);
        if (options.IsPreview)
        {
            await Preview(compared, steps, ct);
            screen.Line("nothing was stored (--preview)");
            return;
        }
        await screen.Show("units", compared.New.Count, async progress =>
        {
            await register.Register(compared.New, day, progress, ct);
            return true;
        });
        if (changes && compared.Changes(files.GroundsOn(first.Day, first.File, options.Decision)) is { } body)
            await Reorganise(body, first.Day, ct);
        foreach (var (plan, grounds) in steps.Where(step => !step.Plan.IsEmpty))
            await Reorganise(plan.Body(grounds), plan.Day, ct);
        await register.BecomesVisible(ct);
        screen.Line(Text($"done in {since.Elapsed.TotalSeconds:N1} s"));
    }

    private async Task Reorganise(ReadOnlyMemory<byte> body, DateOnly day, CancellationToken ct)
    {
        if (await WasCarriedOut(body, ct))
        {
            screen.Line(Text($"reorganisation of {day:yyyy-MM-dd}: carried out before"));
            return;
        }
        var id = await register.Reorganise(body, ct);
        screen.Line(Text($"reorganisation of {day:yyyy-MM-dd}: carried out as one decision ({id})"));
    }

    private void Tell(
        RegisterComparison compared, IEnumerable<(ReorganisationPlan Plan, Grounds Grounds)> steps, DateOnly day,
        bool changes)
    {
        screen.Line(Text(
            $"{compared.File}: {compared.UnitCount:N0} units since {day:yyyy-MM-dd}: {compared.New.Count:N0} new, ")
            + Text($"{compared.SameCount:N0} known, {compared.DifferingCount:N0} ")
            + (changes ? "to be changed" : "different in the register"));
        foreach (var (plan, grounds) in steps)
        {
            var (ended, established) = plan.Alone();
            screen.Line(Text($"reorganisation of {plan.Day:yyyy-MM-dd} by {grounds.Number}: ")
                + Text($"{plan.Established.Count:N0} units begin, {plan.Ended.Count:N0} end, ")
                + Text($"{plan.Moved.Count:N0} move, {plan.SuccessionCount:N0} successions; ")
                + Text($"{ended:N0} end without a successor, {established:N0} begin without a predecessor"));
        }
        foreach (var contradiction in contradictions)
            screen.Line((contradiction.IsLeftOut ? "left out: " : "differs: ") + contradiction);
        screen.Line(Text($"contradictions: {contradictions.Count(c => c.IsLeftOut):N0} lines left out, ")
            + Text($"{contradictions.Count(c => !c.IsLeftOut):N0} with another name"));
    }

    // What is not registered yet can't be reorganised on trial.
    private async Task Preview(
        RegisterComparison compared, List<(ReorganisationPlan Plan, Grounds Grounds)> steps, CancellationToken ct)
    {
        if (compared.New.Count > 0 || steps.Count == 0)
            return;
        if (await WasCarriedOut(steps[0].Plan.Body(steps[0].Grounds), ct))
            screen.Line("the reorganisation was carried out before");
    }

    /// <summary>Asks the server what the reorganisation would change, and tells all of it.</summary>
    private async Task<bool> WasCarriedOut(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var preview = await register.Preview(body, ct);
        foreach (var speaks in preview.GetProperty("contradictions").EnumerateArray())
            screen.Line($"refused: {speaks.GetProperty("code").GetString()}: {speaks.GetProperty("detail").GetString()}");
        foreach (var kind in preview.GetProperty("kinds").EnumerateArray())
            screen.Line(Text(
                $"{kind.GetProperty("kind").GetString()}: {kind.GetProperty("before").GetInt32():N0} before, ")
                + Text($"{kind.GetProperty("after").GetInt32():N0} after"));
        return preview.GetProperty("isKnown").GetBoolean();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
