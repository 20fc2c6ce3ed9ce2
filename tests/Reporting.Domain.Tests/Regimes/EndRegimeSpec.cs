using Reporting.Domain.Regimes;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Regimes;

public sealed class EndRegimeSpec
{
    private static readonly EndRegime End = new("malaria-monthly", new DateOnly(2026, 12, 31), "Thay chế độ mới", Ana);

    private static readonly RegimeEnded Ended = new("malaria-monthly", End.LastDay, End.Reason, Ana);

    private static Spec<Regime, RegimeEvent>.Before Given(params RegimeEvent[] history) =>
        new Spec<Regime, RegimeEvent>(Regime.Initial, (state, e) => Regime.Evolve(state, e, Noon)).Given(history);

    [Fact]
    public void A_regime_asks_for_nothing_more_after_a_day() => Given(Monthly).When(EndRegime.Decide, End).Then(Ended);

    [Fact]
    public void It_ends_once() => Given(Monthly, Ended).When(EndRegime.Decide, End with { Reason = "Khác" })
        .ThenRefused("regime.already-ended");

    [Fact]
    public void It_must_be_defined() =>
        Given().When(EndRegime.Decide, End).ThenRefused("regime.unknown", "malaria-monthly");

    [Fact]
    public void The_end_has_a_reason() =>
        Given(Monthly).When(EndRegime.Decide, End with { Reason = "" }).ThenRefused("text.blank", "reason");
}
