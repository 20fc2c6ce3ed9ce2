using Reporting.Domain.Catalogues;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Catalogues;

public sealed class RecordCatalogueDecisionSpec
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    private static readonly RecordCatalogueDecision Record = new(
        "QĐ 12", Day, "Sửa chỉ tiêu", [new(CatalogueKind.Indicator, "cost")], 5, Day.AddDays(1), Ana);

    private static readonly CatalogueDecisionRecorded Recorded = new(
        "QĐ 12", Day, new DateOnly(2026, 7, 5), "Sửa chỉ tiêu", [new(CatalogueKind.Indicator, "cost")], Ana);

    private static Spec<CatalogueDecision, CatalogueEvent>.Before Given(params CatalogueEvent[] history) =>
        new Spec<CatalogueDecision, CatalogueEvent>(CatalogueDecision.Initial, CatalogueDecision.Evolve).Given(history);

    [Fact]
    public void B4_the_catalogue_is_due_so_many_days_after_the_decision() =>
        Given().When(RecordCatalogueDecision.Decide, Record).Then(Recorded);

    [Fact]
    public void B4_the_clock_that_ran_holds() =>
        Given(Recorded).When(RecordCatalogueDecision.Decide, Record with { UpdateDays = 10 }).Then();

    [Fact]
    public void B4_a_number_is_given_once() =>
        Given(Recorded).When(RecordCatalogueDecision.Decide, Record with { Summary = "Khác" })
            .ThenRefused("catalogue.number-taken", "QĐ 12");

    [Fact]
    public void B4_a_decision_was_made_and_changes_something()
    {
        Given().When(RecordCatalogueDecision.Decide, Record with { DecidedOn = Day.AddDays(2) })
            .ThenRefused("catalogue.decided-in-future", "decidedOn");
        Given().When(RecordCatalogueDecision.Decide, Record with { Entries = [] })
            .ThenRefused("catalogue.no-entries", "entries");
    }
}
