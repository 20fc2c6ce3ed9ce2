using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A reorganisation is taken back (A2), as long as nothing that came later counts on it.</summary>
public sealed record RescindReorganisation(Guid ReorganisationId, string Reason, LegalBasis? LegalBasis, AccountId By)
{
    public static Decision<UnitEvent> Decide(RescindReorganisation command, UnitRegister units)
    {
        if (!units.Reorganisations.TryGetValue(command.ReorganisationId, out var done))
            return Refuse(UnitRefusals.ReorganisationUnknown(command.ReorganisationId.ToString()));
        var day = done.Event.EffectiveFrom;
        if (new UnitGrounds(day, command.Reason, command.LegalBasis).Wrong() is { } wrong)
            return Refuse(wrong);
        if (done.IsRescinded)
            return Emit();
        var rescinded = new ReorganisationRescinded(
            command.ReorganisationId, command.Reason, command.LegalBasis!, command.By);
        var handled = UnitActs.Of(done.Event).Handled().ToList();
        var overlaid = handled.Select(units.ById).OfType<OrgUnit>().Where(unit => unit.TouchedAt > done.At)
            .Select(unit => unit.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        if (overlaid.Count > 0)
            return Refuse(UnitRefusals.ReorganisationOverlaid(overlaid));
        // What was free since then, a code or a place, may be used by now.
        return UnitRules.BrokenIn(UnitRegister.Evolve(units, rescinded), handled, day).FirstOrDefault() is { } broken
            ? Refuse(broken)
            : Emit(rescinded);
    }
}
