using System.Globalization;
using System.Text;
using Npgsql;
using Reporting.Domain.Templates;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Domain.Calendars;

namespace Reporting.Read.Passports;

/// <summary>A figure or cell that another one is worked out of.</summary>
/// <param name="Of">The cell that it goes into.</param>
/// <param name="Depth">1 for what the figure itself is worked out of, 2 for what that is, and so on.</param>
/// <param name="Formula">How it is worked out itself; null for a leaf, which somebody entered.</param>
/// <param name="EnteredBy">The user name of who entered it, where it is a figure.</param>
public sealed record PassportSourceRow(
    string Cell, string Of, int Depth, decimal? Value, string? Formula, Guid ReportId, int Version, string? EnteredBy);

/// <summary>What the figure in force was worked out of, down to what people entered: by the formulas of the form, or by
/// the formula of the indicator.</summary>
public static class PassportSourcesQuery
{
    private const string Sql =
        """
        select f.report_id, f.version, f.indicators, f.values,
            array(
                select coalesce(a.user_name, '')
                from unnest(case cardinality(f.entered_by) when 1 then array_fill(f.entered_by[1], array[cardinality(f.indicators)])
                    else f.entered_by end) with ordinality as b (account_id, place)
                left join read.accounts a on a.account_id = b.account_id order by b.place),
            (select t.content::text from read.template_versions t
                where t.template = f.template and t.version = f.template_version), v.numerator, v.denominator, v.factor
        from read.report_figures f
        left join lateral (
            select v.* from read.indicator_versions v
            where v.code = $5 and v.state = 'official'
            order by coalesce(v.valid_from <= $6, true) desc,
                case when coalesce(v.valid_from <= $6, true) then -v.version else v.version end
            limit 1) v on true
        where f.unit_id = $1 and f.period_kind = $2 and f.period_first = $3 and f.period = $4 and f.version > 0
            and f.to_position = 9223372036854775807
        order by f.from_position
        """;

    private sealed record InForce(
        Guid ReportId, int Version, Dictionary<string, (decimal Value, string By)> Figures, TemplateVersion? Form);

    public static async Task<IReadOnlyList<PassportSourceRow>> Of(
        NpgsqlDataSource db, PassportRow passport, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        parameters.Uuid(passport.UnitId);
        parameters.Text(Period.TryParse(passport.Period, null, out var period) ? PeriodKindText.Of(period.Kind) : "");
        parameters.Date(passport.PeriodFirst);
        parameters.Text(passport.Period);
        parameters.Text(passport.IndicatorCode);
        parameters.Date(passport.PeriodLast);
        await using var reader = await Guarded.Read(db, caller, Sql, parameters, ct);
        var sources = new List<PassportSourceRow>();
        while (await reader.ReadAsync(ct))
        {
            var report = Row(reader);
            if (reader.Text(6) is { } numerator && reader.Text(7) is { } denominator)
            {
                var formula = string.Create(
                    CultureInfo.InvariantCulture, $"{numerator} / {denominator} * {reader.GetDecimal(8)}");
                foreach (var cell in (string[])[numerator, denominator])
                    Add(sources, report, cell, passport.IndicatorCode, 1, formula);
            }
            else
            {
                AddBelow(sources, report, passport.IndicatorCode, 1);
            }
        }
        return sources;
    }

    private static void Add(
        List<PassportSourceRow> sources, InForce report, string cell, string of, int depth, string? missing = null)
    {
        var isKnown = report.Figures.TryGetValue(cell, out var figure);
        // Another regime's report may have the other side of a formula.
        if (!isKnown && missing is not null)
            return;
        sources.Add(new PassportSourceRow(
            cell, of, depth, isKnown ? figure.Value : null, FormulaOf(report, cell), report.ReportId, report.Version,
            isKnown && figure.By.Length > 0 ? figure.By : null));
        AddBelow(sources, report, cell, depth + 1);
    }

    private static void AddBelow(List<PassportSourceRow> sources, InForce report, string cell, int depth)
    {
        foreach (var source in report.Form?.Cell(cell)?.Sources ?? [])
            Add(sources, report, source, cell, depth);
    }

    private static string? FormulaOf(InForce report, string cell)
    {
        if (report.Form?.Cell(cell) is not { Formula: not null } definition)
            return null;
        var published = report.Form.Published;
        var row = published.Rows.FirstOrDefault(row => definition.Name == row.Indicator
            || definition.Name.StartsWith(row.Indicator + "[", StringComparison.Ordinal));
        return row?.Formula ?? (published.Columns ?? [])
            .FirstOrDefault(column => definition.Name.EndsWith($"[{column.Code}]", StringComparison.Ordinal))?.Formula;
    }

    private static InForce Row(NpgsqlDataReader reader)
    {
        var (indicators, values, by) = (
            reader.GetFieldValue<string[]>(2), reader.GetFieldValue<decimal[]>(3), reader.GetFieldValue<string[]>(4));
        return new InForce(
            reader.GetGuid(0), reader.GetInt32(1),
            indicators.Index().ToDictionary(at => at.Item, at => (values[at.Index], by[at.Index])),
            reader.Text(5) is { } content
                ? new TemplateVersion((TemplateVersionPublished)TemplateEventCodec.Decode(
                    "template_version_published", Encoding.UTF8.GetBytes(content)))
                : null);
    }
}
