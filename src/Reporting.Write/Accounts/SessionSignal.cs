using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Reporting.Write.Accounts;

/// <summary>Hears of sessions that another host ended, and forgets what this one remembers. While the connection is
/// away, a session is remembered for a second at most.</summary>
public sealed class SessionSignal(NpgsqlDataSource db, Sessions sessions, SignInThrottle throttle) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tidy = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start doesn't wait for it.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
            {
                await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        connection.Notification += (_, _) => sessions.Forget();
        await using (var listen = new NpgsqlCommand($"listen {Sessions.Channel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        sessions.Forget();
        try
        {
            while (true)
            {
                if (!await connection.WaitAsync(Tidy, ct))
                    await throttle.Forget(ct);
            }
        }
        finally
        {
            // The pool keeps connections as they are: the next user must not get our notices.
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
