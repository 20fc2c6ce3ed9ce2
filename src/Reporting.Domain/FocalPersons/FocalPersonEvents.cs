namespace Reporting.Domain.FocalPersons;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record FocalPersonEvent
{
    private protected FocalPersonEvent() { }
}

/// <summary>A unit named who answers for its reports and whom others may turn to (A7). It replaces what it named
/// before.</summary>
/// <param name="Leader">The responsible leader (lãnh đạo phụ trách).</param>
/// <param name="Persons">The focal persons (đầu mối).</param>
/// <param name="Document">The number of the letter that names them.</param>
public sealed record FocalPersonsNamed(
    UnitId Unit, AccountId Leader, EquatableArray<AccountId> Persons, string? Document, AccountId By) : FocalPersonEvent;
