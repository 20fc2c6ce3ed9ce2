using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>The server's errors that pass by themselves, so that trying again makes sense.</summary>
internal static class PassingErrors
{
    private const string IdleInTransaction = "25P03";

    /// <summary>Connection (08), rolled back (40), resources (53), not available (55), ended by an operator or a time-out (57), the
    /// system (58), a transaction that was ended while idle; and whatever ended the session, since that is not about what was asked
    /// (a full disk: <c>XX000 could not write init file</c>), unless nobody with this name may come in (28, 3D).</summary>
    public static bool Has(PostgresException e) =>
        e.SqlState[..2] is "08" or "40" or "53" or "55" or "57" or "58" || e.SqlState == IdleInTransaction
        || (e.InvariantSeverity is "FATAL" or "PANIC" && e.SqlState[..2] is not ("28" or "3D"));
}
