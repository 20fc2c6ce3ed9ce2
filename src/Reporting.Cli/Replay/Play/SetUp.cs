using System.Globalization;
using System.Text.Json;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Signing;

namespace Reporting.Cli.Replay.Play;

/// <summary>Makes on the server what the reports need: units, indicators, templates, regimes and accounts.</summary>
internal sealed class SetUp(
    ApiClient api, Crew crew, Tally tally, DataSet dataSet, RegimeCodes regimes, LeaderKey? key,
    Chain? chain)
{
    private const int UnitCountMax = 500;

    public int StepCount =>
        dataSet.Units.Length + dataSet.Indicators.Length + dataSet.Templates.Sum(template => template.Versions.Length)
        + (dataSet.Templates.Length * regimes.Roots.Count) + Accounts().Count();

    /// <param name="progress">Gets the number of things that were just made.</param>
    public async Task Run(Action<int> progress, CancellationToken ct)
    {
        foreach (var (index, units) in dataSet.Units.Chunk(UnitCountMax).Index())
        {
            await Register(units, CommandKey.Of(dataSet, $"units/{index}"), ct);
            progress(units.Length);
        }
        foreach (var (index, (path, body)) in Commands().Index())
        {
            tally.Command();
            await api.Post(crew.Administrator, path, body, CommandKey.Of(dataSet, $"set-up/{index}"), ct);
            progress(1);
        }
        foreach (var (person, body) in Accounts())
        {
            tally.Command();
            await Issue(person, body, ct);
            progress(1);
        }
        if (key is not null)
            await LeaderSigning.Bind(api, crew, tally, key, CommandKey.Of(dataSet, "certificate"), ct);
    }

    /// <summary>The administrator gets a first password to hand over, and the person changes it at once (A5).</summary>
    private async Task Issue(Session person, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var answer = await api.Post(
            crew.Administrator, "/api/accounts", body, CommandKey.Of(dataSet, $"account/{person.UserName}"), ct);
        using var issued = JsonDocument.Parse(answer);
        // Without one the person has chosen a password already: the command was done before.
        if (!issued.RootElement.TryGetProperty("firstPassword", out var first))
            return;
        var newcomer = new Session(person.UserName, first.GetString()!);
        var changed = await api.Post(
            newcomer, $"/api/accounts/{person.UserName}/change-password",
            JsonBody.Of(json =>
            {
                json.WriteString("oldPassword", newcomer.Password);
                json.WriteString("newPassword", person.Password);
            }),
            CommandKey.Of(dataSet, $"password/{person.UserName}"), ct);
        using var session = JsonDocument.Parse(changed);
        person.Token = session.RootElement.GetProperty("token").GetString();
    }

    private IEnumerable<(string Path, ReadOnlyMemory<byte> Body)> Commands() =>
    [
        .. dataSet.Indicators.Select(indicator => ("/api/indicators", IndicatorBody(indicator))),
        .. dataSet.Templates.SelectMany(template => template.Versions, (template, version) => (
            $"/api/templates/{Uri.EscapeDataString(template.Code)}/versions", VersionBody(template, version))),
        .. dataSet.Templates.SelectMany(_ => regimes.Roots, (template, root) => (
            "/api/regimes", RegimeBody(template, root))),
    ];

    // Periods of several years begin before the year that names them, and reports tell of the past: the units were
    // there.
    private string EffectiveFrom()
    {
        var first = dataSet.Reports.Select(row => PeriodText.FirstYear(row.Key.Period)).DefaultIfEmpty(2000).Min();
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, first - 10):0000}-01-01");
    }

    private async Task Register(UnitEntry[] units, string key, CancellationToken ct)
    {
        var effectiveFrom = EffectiveFrom();
        var body = JsonBody.Of(json =>
        {
            json.WriteStartArray("items");
            foreach (var unit in units)
            {
                json.WriteStartObject();
                json.WriteString("code", unit.Code);
                json.WriteString("name", unit.Name);
                json.WriteString("kind", unit.Kind);
                if (unit.Parent is not null)
                    json.WriteString("parent", unit.Parent);
                json.WriteString("effectiveFrom", effectiveFrom);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        tally.Items(units.Length);
        var bytes = await api.Post(crew.Administrator, "/api/units/bulk", body, key, ct);
        var answers = BulkAnswer.Read(bytes, units.Length);
        foreach (var (unit, answer) in units.Zip(answers))
        {
            if (!answer.IsDone)
                throw new ApiRefusalException($"unit {unit.Code}", answer.Status, answer.Code, answer.Detail);
        }
    }

    private static ReadOnlyMemory<byte> IndicatorBody(IndicatorEntry indicator) => JsonBody.Of(json =>
    {
        json.WriteString("code", indicator.Code);
        json.WriteString("name", indicator.Name);
        if (indicator.NameVi is not null)
            json.WriteString("nameVi", indicator.NameVi);
        json.WriteString("unitOfMeasure", indicator.UnitOfMeasure);
        json.WriteString("overUnits", indicator.OverUnits);
        json.WriteString("overTime", indicator.OverTime);
        json.WriteNumber("decimals", indicator.Decimals);
    });

    private static ReadOnlyMemory<byte> VersionBody(TemplateEntry template, TemplateVersionEntry version) =>
        JsonBody.Of(json =>
        {
            json.WriteNumber("version", version.Version);
            json.WriteString("name", template.Name);
            json.WriteString("periodKind", template.PeriodKind);
            json.WriteString("validFrom", version.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStartArray("rows");
            foreach (var row in version.Rows)
            {
                json.WriteStartObject();
                json.WriteNumber("order", row.Order);
                json.WriteString("indicator", row.Indicator);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("constraints");
            foreach (var constraint in version.Constraints)
            {
                json.WriteStartObject();
                json.WriteString("rule", constraint.Rule);
                json.WriteString("severity", constraint.Severity);
                json.WriteString("expression", constraint.Expression);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private ReadOnlyMemory<byte> RegimeBody(TemplateEntry template, string root) => JsonBody.Of(json =>
    {
        json.WriteString("code", regimes.Of(template.Code, root));
        json.WriteString("name", template.Name);
        json.WriteString("template", template.Code);
        json.WriteString("periodKind", template.PeriodKind);
        json.WriteString("requestingUnit", root);
        if (chain is null)
            json.WriteString("reportersKind", template.Over);
        else
            chain.Write(json, root);
        if (key is null)
            return;
        json.WriteStartObject("steps");
        json.WriteString("signedWith", "certificate");
        json.WriteEndObject();
    });

    private IEnumerable<(Session Person, ReadOnlyMemory<byte> Body)> Accounts()
    {
        var reporters = dataSet.Reports.Select(row => row.Key.Unit).Distinct().Concat(chain?.Totalling ?? []).ToArray();
        yield return (crew.Clerk, Account(crew.Clerk, "enter", reporters));
        yield return (crew.Leader, Account(crew.Leader, "sign", reporters));
        yield return (crew.Receiver, Account(
            crew.Receiver, "accept", regimes.Roots.Union(chain?.Totalling ?? [])));
        yield return (crew.Analyst, Account(crew.Analyst, "read", regimes.Roots));
        if (key is not null)
            yield return (crew.Second, Account(crew.Second, "administer", regimes.Roots));
    }

    private static ReadOnlyMemory<byte> Account(Session person, string role, IEnumerable<string> units) =>
        JsonBody.Of(json =>
        {
            json.WriteString("userName", person.UserName);
            json.WriteString("displayName", person.UserName);
            json.WriteStartArray("grants");
            foreach (var unit in units)
            {
                json.WriteStartObject();
                json.WriteString("role", role);
                json.WriteString("unit", unit);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
}
