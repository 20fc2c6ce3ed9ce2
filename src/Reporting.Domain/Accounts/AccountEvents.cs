using System.Text.Json.Serialization;

namespace Reporting.Domain.Accounts;

/// <summary>What an account may do for a unit (A4). Enter, sign and accept hold for that unit alone (J1a);
/// administer and read hold for its whole subtree (F5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    [JsonStringEnumMemberName("enter")] Enter,
    [JsonStringEnumMemberName("sign")] Sign,
    [JsonStringEnumMemberName("accept")] Accept,
    [JsonStringEnumMemberName("administer")] Administer,
    [JsonStringEnumMemberName("read")] Read,
}

/// <summary>A role for a unit, or for <see cref="WholeRegister"/>.</summary>
public sealed record Grant(Role Role, UnitId Unit)
{
    /// <summary>Stands for every unit, whatever the roots are: the id of all zeros, which no unit has. The first
    /// account is granted
    /// it, before there is any unit.</summary>
    public static readonly UnitId WholeRegister;
}

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record AccountEvent
{
    private protected AccountEvent() { }
}

/// <summary>An account was issued. Its password is kept apart from the events (J3).</summary>
public sealed record AccountRegistered(
    AccountId AccountId, string UserName, string DisplayName, EquatableArray<Grant> Grants, AccountId By)
        : AccountEvent;

/// <summary>An account may do more, from now on.</summary>
public sealed record AccountRolesGranted(AccountId AccountId, EquatableArray<Grant> Grants, AccountId By)
    : AccountEvent;
