using Reporting.Read.Aggregates;
using Reporting.Read.Periods;
using Reporting.Read.Publications;
using Reporting.Read.Reading;

namespace Reporting.Host.Exports;

/// <summary>Sums as tables, and what they are made of.</summary>
internal static class SumExports
{
    public static async Task<Answer<Export>> Aggregates(ExportQuestion of)
    {
        var by = of.All("groupBy") is { Count: > 0 } named
            ? named.Select(ExportQuestion.Enum<AggregateDimension>).ToHashSet()
            : [AggregateDimension.Indicator, AggregateDimension.Period];
        var question = of.Sums(by);
        var use = of.Use(await Decision(of, question));
        var position = 0L;
        return new Answer<Export>.Given(Export.Of("tong-hop", Columns(question, use, () => position), Pages()) with
        {
            IsRefusedLate = true,
        });

        async IAsyncEnumerable<Answer<IReadOnlyList<AggregateRow>>> Pages()
        {
            await foreach (var page in of.Read.AggregatePages(question, of.Scope, of.Ct))
            {
                if (page is not Answer<AggregateResult>.Given { Value: var result })
                {
                    yield return ((Answer<AggregateResult>.Refused)page).Refusal;
                    yield break;
                }
                position = result.Position;
                yield return new Answer<IReadOnlyList<AggregateRow>>.Given(result.Rows);
            }
        }
    }

    private static Column<AggregateRow>[] Columns(AggregatesQuestion question, string use, Func<long> position) =>
    [
        new("unit", row => row.Unit.Code), new("unit_name", row => row.Unit.Name),
        new("indicator", row => row.Indicator?.Code), new("indicator_name", row => row.Indicator?.Name),
        new("part_of", row => row.Whole), new("period", row => row.Period), new("value", row => row.Value),
        new("unit_of_measure", row => row.UnitOfMeasure), new("mark", row => row.Mark),
        new("formula", row => row.Formula), new("numerator", row => row.Numerator),
        new("denominator", row => row.Denominator), new("year_before", row => row.YearBefore),
        new("cumulative", row => row.Cumulative), new("contributors", row => row.Contributors),
        new("missing", row => row.Missing), new("provisional", row => row.Provisional),
        new("indicator_version", row => row.IndicatorVersion),
        new("source", _ => $"{question.Unit} {question.From}/{question.To}"), new("map", _ => question.Map.ToString()),
        new("map_day", _ => question.MapDay), new("status", _ => question.Status.ToString()),
        new("known_at", _ => question.AsOf.KnownAt), new("in_force_at", _ => question.AsOf.InForceAt),
        new("position", _ => position()), new("use", _ => use),
    ];

    public static Task<Answer<Export>> Contributions(ExportQuestion of)
    {
        var question = of.Sums(new HashSet<AggregateDimension>([AggregateDimension.Indicator]));
        return Task.FromResult<Answer<Export>>(Export.Of<ContributionRow>(
            "so-lieu-thanh-phan",
            [
                new("indicator", row => row.Indicator), new("role", row => row.Role), new("unit", row => row.UnitCode),
                new("unit_name", row => row.UnitName), new("period", row => row.Period), new("value", row => row.Value),
                new("share", row => row.Share), new("report", row => row.ReportId), new("version", row => row.Version),
                new("signature", row => Exports.Judged(row.Signature)), new("signed_by", row => row.SignedBy),
                new("provisional", row => row.IsProvisional), new("known_at", row => row.KnownAt), new("position", row => row.Position),
                new("event", row => row.EventId), new("leaf", row => row.Leaf), new("use", _ => of.Use(null)),
            ],
            Pages()));

        async IAsyncEnumerable<Answer<IReadOnlyList<ContributionRow>>> Pages()
        {
            for (var skip = 0; ; skip += ContributionsQuery.SizeMax)
            {
                var answer = await of.Read.Contributions(question, ContributionsQuery.SizeMax, skip, of.Scope, of.Ct);
                if (answer is not Answer<Contributions>.Given { Value: var result })
                {
                    yield return ((Answer<Contributions>.Refused)answer).Refusal;
                    yield break;
                }
                yield return new Answer<IReadOnlyList<ContributionRow>>.Given(result.Rows);
                if (!result.HasMore)
                    yield break;
            }
        }
    }

    private static async Task<string?> Decision(ExportQuestion of, AggregatesQuestion question)
    {
        if (question.Status != FigureStatus.Accepted
            || PeriodRange.Read(question.From, question.To, question.PeriodKind, out var range) is not null)
            return null;
        var decisions = await PublicationsQuery.OfSums(
            of.Read.Db, question.Unit, question.Indicators, PeriodKindText.Of(question.PeriodKind), range.First,
            range.Last, of.Caller, of.Ct);
        return decisions is [var first, ..] ? first : null;
    }
}
