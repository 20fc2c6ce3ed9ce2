using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Operations;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Host.Operators;

/// <summary>Lets a projection pass over the event it stands before, by an event of its own that says who did so and why. What the
/// event touches is marked incomplete until a mended program rebuilds the projection.</summary>
public static class OperatorQuarantine
{
    /// <param name="options">Which store.</param>
    /// <param name="projection">The projection that stands.</param>
    /// <param name="position">The event it stands before; health and the field <c>projections</c> name it.</param>
    /// <param name="reason">Why it may be passed over.</param>
    /// <param name="userName">Who answers for it.</param>
    /// <param name="ct">Ends the command; the event is then stored or not.</param>
    /// <exception cref="HostRefusedException">The projection does not stand before that event, or the reason is blank.</exception>
    public static async Task Run(
        HostOptions options, string projection, long position, string reason, string userName, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new HostRefusedException("Say why the event may be passed over: --reason.");
        await using var store = await OperatorStore.Open(options, ct);
        var failed = await FailedPosition(store.Db, projection, ct);
        if (failed != position)
            throw new HostRefusedException(failed is null
                ? $"The projection '{projection}' does not exist or does not stand before any event."
                : $"The projection '{projection}' stands before event {failed}, not {position}.");
        var (name, clrType, json) = OperationEventCodec.Encode(
            new EventQuarantined(projection, position, Nfc.Normalize(reason), Account.IdOf(userName)));
        var stream = Uuid5.Of("operation", projection);
        var at = await store.Events.ReadStream(stream, 0, ct);
        var appended = await store.Events.Append(
            new AppendRequest(
                stream, OperationEventCodec.StreamKind, at.Version, at.LastLeaf, [new EventToAppend(name, clrType, json)],
                new EventMetadata(userName)), ct);
        if (appended is not AppendResult.Appended)
            throw new HostRefusedException("Somebody else did the same at this moment. Look again.");
    }

    private static async Task<long?> FailedPosition(NpgsqlDataSource db, string projection, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select failed_position from read.checkpoints where name = $1");
        command.Parameters.Add(new() { Value = projection });
        return await command.ExecuteScalarAsync(ct) as long?;
    }
}
