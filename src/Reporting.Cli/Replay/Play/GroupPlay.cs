using System.Text.Json;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Signing;

namespace Reporting.Cli.Replay.Play;

/// <summary>Takes rows of different reports, recorded at one time, through the whole workflow side by side.</summary>
/// <param name="signing">How the leader signs; null: by the account alone.</param>
internal sealed class GroupPlay(
    BulkCommands bulk, Crew crew, Tally tally, DataSet dataSet, RegimeCodes regimes, LeaderSigning? signing)
{
    private const string UncommentedWarning = "report.warning-uncommented";

    /// <param name="key">Names the group; the same in every run over the data set.</param>
    public async Task Play(string key, IReadOnlyList<Step> steps, CancellationToken ct)
    {
        await Assign(key, [.. steps.Where(step => step.Filing.Id is null)], ct);

        List<Step> corrections = [.. steps.Where(step => step.Filing.WasAccepted && !IsWithdrawnAlready(step))];
        await Give(crew.Clerk, "request-correction", key, corrections, WriteReason, ct);
        await Give(crew.Receiver, "approve-correction", key, corrections, (_, _) => { }, ct);
        await Give(
            crew.Leader, "withdraw", key, [.. corrections.Where(step => step.Row.Figures.IsEmpty)], WriteReason, ct);

        // A first report without figures stays assigned: there is nothing to submit yet.
        List<Step> filled = [.. steps.Where(step => !step.Row.Figures.IsEmpty)];
        await Give(crew.Clerk, "enter", key, filled, WriteCells, ct);
        await Submit(key, filled, ct);
        await Sign(key, filled, ct);
        await Give(crew.Receiver, "accept", key, filled, (_, _) => { }, ct);

        foreach (var (filing, row) in steps)
        {
            if (!filing.IsStuck)
                filing.Take(row);
        }
    }

    /// <summary>Totals of one level of a chain: made from the reports below, and taken through the workflow.</summary>
    public async Task PlayTotals(string key, IReadOnlyList<Step> steps, CancellationToken ct)
    {
        await Assign(key, [.. steps], ct);
        List<Step> made = [.. steps];
        await Give(crew.Clerk, "aggregate", key, made, (json, _) => json.WriteBoolean("partial", true), ct);
        await Submit(key, made, ct);
        await Sign(key, made, ct);
        await Give(crew.Receiver, "accept", key, made, (_, _) => { }, ct);
    }

    private static bool IsWithdrawnAlready(Step step) => step.Row.Figures.IsEmpty && step.Filing.IsWithdrawn;

    private async Task Assign(string key, List<Step> steps, CancellationToken ct)
    {
        if (steps.Count == 0)
            return;
        var answers = await bulk.Send(crew.Administrator, "assign", key + "/assign", steps, (json, step) =>
        {
            json.WriteString("unit", step.Filing.Key.Unit);
            json.WriteString("regime", regimes.Of(step.Filing.Key));
            json.WriteString("period", step.Filing.Key.Period);
            json.WriteNumber("templateVersion", step.Row.TemplateVersion);
        }, ct);
        for (var i = 0; i < steps.Count; i++)
        {
            steps[i].Filing.Id = answers[i].Id;
            Judge("assign", steps[i], answers[i]);
        }
    }

    private async Task Submit(string key, List<Step> steps, CancellationToken ct)
    {
        steps.RemoveAll(step => step.Filing.IsStuck);
        if (steps.Count == 0)
            return;
        var answers = await bulk.Send(crew.Clerk, "submit", key + "/submit", steps, (_, _) => { }, ct);
        var warned = new Dictionary<Step, string[]>();
        for (var i = 0; i < steps.Count; i++)
        {
            if (answers[i].Code == UncommentedWarning && answers[i].Places.Length > 0)
                warned.Add(steps[i], answers[i].Places);
            else
                Judge("submit", steps[i], answers[i]);
        }
        await Give(crew.Clerk, "enter", key + "/comments", [.. warned.Keys], (json, step) =>
        {
            json.WriteStartObject("comments");
            foreach (var rule in warned[step])
                json.WriteString(rule, $"As the source published it: {dataSet.Name}, line {step.Row.Line}.");
            json.WriteEndObject();
        }, ct);
        await Give(crew.Clerk, "submit", key + "/comments", [.. warned.Keys], (_, _) => { }, ct);
    }

    private async Task Sign(string key, List<Step> steps, CancellationToken ct)
    {
        if (signing is null)
        {
            await Give(crew.Leader, "sign", key, steps, (_, _) => { }, ct);
            return;
        }
        await Give(crew.Leader, "request-signature", key, steps, LeaderSigning.WriteRequest, ct);
        steps.RemoveAll(step => step.Filing.IsStuck);
        var signed = await signing.Sign(
            steps.Select(step => (step.Filing.Id!, LeaderSigning.RequestOf(step))), ct);
        await Give(crew.Leader, "sign", key, steps, (json, step) =>
        {
            var request = LeaderSigning.RequestOf(step);
            LeaderSigning.WriteSignature(json, request, signed[request]);
        }, ct);
    }

    private async Task Give(
        Session session, string verb, string key, List<Step> steps,
        Action<Utf8JsonWriter, Step> write, CancellationToken ct)
    {
        steps.RemoveAll(step => step.Filing.IsStuck);
        if (steps.Count == 0)
            return;
        var answers = await bulk.Send(session, verb, $"{key}/{verb}", steps, write, ct);
        for (var i = 0; i < steps.Count; i++)
            Judge(verb, steps[i], answers[i]);
    }

    private void Judge(string verb, Step step, ItemAnswer answer)
    {
        if (answer.IsDone)
            return;
        step.Filing.IsStuck = true;
        var (template, unit, period) = step.Filing.Key;
        tally.Refusals.Enqueue(
            $"line {step.Row.Line}: {verb} {template} {unit} {period}: {answer.Status} {answer.Code} {answer.Detail} "
            + string.Join(", ", answer.Places));
    }

    private static void WriteCells(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject("cells");
        foreach (var (indicator, value) in step.Cells())
            json.WriteFigure(indicator, value);
        json.WriteEndObject();
    }

    private void WriteReason(Utf8JsonWriter json, Step step) =>
        json.WriteString("reason", $"{dataSet.Name}, line {step.Row.Line}: version {step.Row.Version}.");
}
