using System.Net;
using System.Net.Mail;
using System.Text;
using Npgsql;
using Reporting.Domain.Incidents;
using Reporting.Domain.Reminders;
using Reporting.EventStore;
using Reporting.Host.Outboxes;
using Reporting.Read;

namespace Reporting.Host.Mail;

/// <summary>Reminders and answers by e-mail: a subscription puts them into the outbox, and whoever holds the lease sends
/// what waits there. A mail that is sent twice after a crash has the same Message-ID.</summary>
public sealed partial class MailSender : IAsyncDisposable
{
    public const string LeaseName = "mail";

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    private readonly MailOptions options;
    private readonly Outbox outbox;
    private readonly ReadSide read;
    private readonly ILogger log;
    private readonly OutboxLoop loop;

    private MailSender(NpgsqlDataSource db, PostgresEventStore store, ReadSide read, MailOptions options, ILogger log)
    {
        (this.options, this.read, this.log, outbox) = (options, read, log, new Outbox(db));
        loop = OutboxLoop.Start(
            db, store, new Subscription(LeaseName, ["holder_reminded", "incident_raised", "incident_answered"], Put),
            outbox.Waiting, Send, LookInterval, log);
    }

    public static MailSender Start(
        NpgsqlDataSource db, PostgresEventStore store, ReadSide read, MailOptions options, ILogger log) =>
        new(db, store, read, options, log);

    public ValueTask DisposeAsync() => loop.DisposeAsync();

    private async Task Put(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        // Who works for a unit is read from the read tables; they must have got as far as the reminder.
        if (!await read.WaitForPosition(events[^1].Position, ct))
            throw new TimeoutException($"The read tables have not read up to {events[^1].Position} yet.");
        foreach (var happened in events)
        {
            if (happened.Type == "holder_reminded"
                && ReminderEventCodec.Decode(happened.Type, happened.Data.Span) is HolderReminded reminded)
                await outbox.Put(
                    happened.EventId, reminded.Unit.Value, reminded.Account?.Value, MailText.Subject(reminded),
                    MailText.Body(reminded), ct);
            else if (happened.Type == "incident_answered"
                && IncidentEventCodec.Decode(happened.Type, happened.Data.Span) is IncidentAnswered answered
                && await RaisedBy(answered.IncidentId, ct) is { } account)
                await outbox.Put(
                    happened.EventId, unit: null, account, "Trả lời sự cố / Incident answered", answered.Answer, ct);
        }
    }

    private async Task<Guid?> RaisedBy(Guid incident, CancellationToken ct)
    {
        var slice = await read.Store.ReadStream(incident, 0, ct);
        return slice.Events is [{ IsRedacted: false } first, ..]
            && IncidentEventCodec.Decode(first.Type, first.Data.Span) is IncidentRaised raised ? raised.By.Value : null;
    }

    private async Task Send(WaitingMail mail, CancellationToken ct)
    {
        using var client = new SmtpClient(options.Host, options.Port)
        {
            EnableSsl = options.IsSafe,
            Credentials = options.UserName is { } user ? new NetworkCredential(user, options.Password) : null,
        };
        using var message = new MailMessage(options.From, mail.Address, mail.Subject, mail.Body)
        {
            SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.MessageId:N}.{mail.AccountId:N}@reporting>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(options.Timeout);
        try
        {
            await client.SendMailAsync(message, timeout.Token);
            await outbox.Sent(mail, ct);
        }
        catch (Exception e) when (e is SmtpException or IOException or FormatException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // The address stays out of the log: it is a person's.
            Failed(mail.MessageId, e.Message);
            await outbox.Failed(mail, e.Message, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The mail of message {Message} was not taken: {Failure}")]
    private partial void Failed(Guid message, string failure);
}
