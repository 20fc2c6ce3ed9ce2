using static Reporting.Domain.Decision<Reporting.Domain.Catalogues.CatalogueEvent>;

namespace Reporting.Domain.Catalogues;

/// <summary>A decision that changes the catalogues is recorded, with what it changes; the profile says by when that is to
/// be done (B4).</summary>
/// <param name="UpdateDays">How many days after the decision, by the profile.</param>
/// <param name="Today">The business clock's day.</param>
public sealed record RecordCatalogueDecision(
    string Number, DateOnly DecidedOn, string Summary, EquatableArray<CatalogueEntry> Entries, int UpdateDays,
    DateOnly Today, AccountId By)
{
    private const int EntriesMax = 2000;

    public static Decision<CatalogueEvent> Decide(RecordCatalogueDecision command, CatalogueDecision state)
    {
        if ((Texts.Check("number", command.Number, Texts.NameLengthMax)
            ?? Texts.Check("summary", command.Summary, Texts.RemarkLengthMax)) is { } wrong)
            return Refuse(wrong);
        if (command.Entries.Count is < 1 or > EntriesMax || command.Entries.Distinct().Count() != command.Entries.Count)
            return Refuse(CatalogueRefusals.NoEntries());
        if (!command.Entries.All(entry => Codes.IsWellFormed(entry.Code)))
            return Refuse(TextRefusals.CodeMalformed("entries"));
        if (command.DecidedOn > command.Today)
            return Refuse(CatalogueRefusals.DecidedInFuture());
        // The clock that ran when it was recorded holds, whatever the profile says later.
        if (state.Recorded is { } earlier)
            return (earlier.DecidedOn, earlier.Summary, earlier.Entries)
                == (command.DecidedOn, command.Summary, command.Entries)
                    ? Emit()
                    : Refuse(CatalogueRefusals.NumberTaken(command.Number));
        return Emit(new CatalogueDecisionRecorded(
            command.Number, command.DecidedOn, command.DecidedOn.AddDays(command.UpdateDays), command.Summary,
            command.Entries, command.By));
    }
}
