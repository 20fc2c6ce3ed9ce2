using System.Collections.Immutable;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>templates.csv, template_rows.csv and constraints.csv: each template with its versions.</summary>
internal static class TemplateFiles
{
    public static ImmutableArray<TemplateEntry> Read(string folder, HashSet<string> indicators)
    {
        var constraints = ReadConstraints(folder).ToLookup(entry => entry.Of, entry => entry.Constraint);
        var versions = ReadVersions(folder, indicators, constraints);
        var templates = ReadTemplates(folder, versions);
        var unknown = versions.Keys.Concat(constraints.Select(entry => entry.Key))
            .FirstOrDefault(of => templates.All(template => template.Code != of.Template));
        if (unknown.Template is not null)
            throw new DataSetException("templates.csv", $"the template '{unknown.Template}' is missing.");
        return templates;
    }

    private static ImmutableArray<TemplateEntry> ReadTemplates(
        string folder, Dictionary<VersionKey, TemplateVersionEntry> versions)
    {
        using var file = CsvFile.Open(folder, "templates");
        var (template, name, kind, over) =
            (file.Column("template"), file.Column("name"), file.Column("period_kind"), file.Column("over"));
        var byTemplate = versions.ToLookup(version => version.Key.Template, version => version.Value);
        var templates = ImmutableArray.CreateBuilder<TemplateEntry>();
        while (file.Next())
        {
            var code = file.Required(template);
            if (templates.Any(earlier => earlier.Code == code))
                throw file.Wrong($"the template '{code}' is there twice.");
            if (!byTemplate.Contains(code))
                throw file.Wrong($"the template '{code}' has no rows in template_rows.csv.");
            templates.Add(new TemplateEntry(
                code, file.Required(name), file.Required(kind).Replace('_', '-'), file.Required(over),
                [.. byTemplate[code].OrderBy(version => version.Version)]));
        }
        return templates.ToImmutable();
    }

    private static Dictionary<VersionKey, TemplateVersionEntry> ReadVersions(
        string folder, HashSet<string> indicators, ILookup<VersionKey, ConstraintEntry> constraints)
    {
        using var file = CsvFile.Open(folder, "template_rows");
        var (template, version, from) = (file.Column("template"), file.Column("version"), file.Column("valid_from"));
        var (order, indicator) = (file.Column("order"), file.Column("indicator"));
        var versions = new Dictionary<VersionKey, TemplateVersionEntry>();
        while (file.Next())
        {
            var key = new VersionKey(file.Required(template), file.Int(version));
            var row = new RowEntry(file.Int(order), file.Required(indicator));
            if (!indicators.Contains(row.Indicator))
                throw file.Wrong($"the indicator '{row.Indicator}' is not in indicators.csv.");
            var validFrom = file.Date(from);
            var entry = versions.GetValueOrDefault(key)
                ?? new TemplateVersionEntry(key.Version, validFrom, [], [.. constraints[key]]);
            if (entry.ValidFrom != validFrom)
                throw file.Wrong($"version {key.Version} of '{key.Template}' has another valid_from above.");
            versions[key] = entry with { Rows = entry.Rows.Add(row) };
        }
        return versions;
    }

    private static IEnumerable<(VersionKey Of, ConstraintEntry Constraint)> ReadConstraints(string folder)
    {
        using var file = CsvFile.Open(folder, "constraints");
        var (template, version, rule) = (file.Column("template"), file.Column("version"), file.Column("rule"));
        var (severity, expression) = (file.Column("severity"), file.Column("expression"));
        while (file.Next())
        {
            yield return (
                new VersionKey(file.Required(template), file.Int(version)),
                new ConstraintEntry(file.Required(rule), file.Required(severity), file.Required(expression)));
        }
    }

    private readonly record struct VersionKey(string Template, int Version);
}
