using Npgsql;
using Reporting.Domain.Operations;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>Operators let a projection pass over an event that it can't read, by an event of its own. It is a
/// permission, not an order:
/// a projection that can read the event reads it, so that a rebuild with a mended program is complete again.</summary>
internal static class Quarantine
{
    private const string PassedOverSql =
        """
        insert into read.passed_over (name, position, stream_id, type, failure)
        values ($1, $2, $3, $4, $5)
        on conflict on constraint pk_passed_over do nothing
        """;

    /// <summary>Whether an operator quarantined the event for this projection.</summary>
    public static async Task<bool> Allows(PostgresEventStore store, string name, long position, CancellationToken ct)
    {
        // The permission can only come after the event.
        await foreach (var recorded in store.ReadAll(position, [OperationEventCodec.EventQuarantinedName], 100, ct))
        {
            if (OperationEventCodec.Decode(recorded.Type, recorded.Data.Span) is EventQuarantined permission
                && permission.Projection == name && permission.Position == position)
                return true;
        }
        return false;
    }

    public static Change PassedOver(string name, PoisonEvent poison) => new Change.Statement(PassedOverSql,
    [
        new NpgsqlParameter<string> { TypedValue = name },
        new NpgsqlParameter<long> { TypedValue = poison.Position },
        new NpgsqlParameter<Guid> { TypedValue = poison.StreamId },
        new NpgsqlParameter<string> { TypedValue = poison.Type },
        new NpgsqlParameter<string> { TypedValue = poison.Failure },
    ]);
}
