using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Reporting.Write.Accounts;

/// <summary>Hashing of passwords: PBKDF2-HMAC-SHA512, 600,000 rounds, by the framework's hasher. Slow on purpose, so
/// only as many at a time as there are processors.</summary>
public sealed class Passwords : IDisposable
{
    public const int RoundCount = 600_000;

    private readonly PasswordHasher<object> hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = RoundCount }));
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    /// <summary>The hash of a password that nobody knows: an unknown account takes as long to refuse as a wrong
    /// password.</summary>
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => hasher.HashPassword(this, Guid.CreateVersion7().ToString()));

    public Task<string> Hash(string password, CancellationToken ct) =>
        InTurn(() => hasher.HashPassword(this, password), ct);

    /// <param name="hash">The stored hash, or null when there is no such account.</param>
    /// <param name="password">What was given.</param>
    /// <param name="ct">Ends the waiting for a turn.</param>
    public Task<bool> Verify(string? hash, string password, CancellationToken ct) => InTurn(
        () => hasher.VerifyHashedPassword(this, hash ?? nobodys.Value, password) != PasswordVerificationResult.Failed
            && hash is not null,
        ct);

    public void Dispose() => turns.Dispose();

    private async Task<T> InTurn<T>(Func<T> work, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            turns.Release();
        }
    }
}
