using Npgsql;
using NpgsqlTypes;
using Reporting.EventStore;

namespace Reporting.Host.Mail;

/// <summary>A mail that waits.</summary>
public sealed record WaitingMail(
    Guid MessageId, Guid AccountId, string Address, string Subject, string Body, int Attempts);

/// <summary>The mails that are to go out, table <c>mail.outbox</c>, and the addresses that they go to.</summary>
public sealed class Outbox(NpgsqlDataSource db)
{
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("mail", typeof(Outbox).Assembly, "Reporting.Host.Sql.Mail.");

    /// <summary>Puts a mail in for everybody who works for the unit, or only for the account, and has given an address.
    /// The same message again adds nothing.</summary>
    public async Task Put(Guid messageId, Guid? unit, Guid? account, string subject, string body, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            insert into mail.outbox (message_id, account_id, address, subject, body)
            select $1, a.account_id, a.address, $4, $5 from mail.addresses a
            where a.account_id = $3 or ($3 is null and exists (
                select from read.account_grants g
                where g.account_id = a.account_id and g.unit_id = $2 and g.role in ('enter', 'sign', 'administer')))
            on conflict on constraint outbox_pkey do nothing
            """);
        command.Parameters.Add(new() { Value = messageId });
        command.Parameters.Add(new() { Value = (object?)unit ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)account ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = subject });
        command.Parameters.Add(new() { Value = body });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<IReadOnlyList<WaitingMail>> Waiting(int countMax, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select message_id, account_id, address, subject, body, attempts from mail.outbox
            where sent_at is null and next_at <= now() order by next_at limit $1
            """);
        command.Parameters.Add(new() { Value = countMax });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var mails = new List<WaitingMail>();
        while (await reader.ReadAsync(ct))
        {
            mails.Add(new WaitingMail(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetInt32(5)));
        }
        return mails;
    }

    public Task Sent(WaitingMail mail, CancellationToken ct) => Note(
        mail, "update mail.outbox set sent_at = now(), attempts = attempts + 1, failure = null where message_id = $1 and account_id = $2",
        ct);

    /// <summary>It is tried again after a pause that doubles, up to about an hour and a half.</summary>
    public Task Failed(WaitingMail mail, string failure, CancellationToken ct) => Note(
        mail,
        """
        update mail.outbox
        set attempts = attempts + 1, failure = left($3, 500), next_at = now() + interval '10 seconds' * power(2, least(attempts, 9))
        where message_id = $1 and account_id = $2
        """,
        ct, failure);

    /// <summary>The account's own address; null takes it back, and what still waits for it.</summary>
    public async Task SetAddress(Guid account, string? address, CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        foreach (var sql in address is null
            ? (string[])["delete from mail.outbox where account_id = $1 and sent_at is null",
                "delete from mail.addresses where account_id = $1"]
            : ["insert into mail.addresses (account_id, address) values ($1, $2) "
                + "on conflict on constraint addresses_pkey do update set address = excluded.address"])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new() { Value = account });
            if (address is not null)
                command.Parameters.Add(new() { Value = address });
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task Note(WaitingMail mail, string sql, CancellationToken ct, string? failure = null)
    {
        await using var command = db.CreateCommand(sql);
        command.Parameters.Add(new() { Value = mail.MessageId });
        command.Parameters.Add(new() { Value = mail.AccountId });
        if (failure is not null)
            command.Parameters.Add(new() { Value = failure });
        await command.ExecuteNonQueryAsync(ct);
    }
}
