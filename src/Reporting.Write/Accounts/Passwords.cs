using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Reporting.Domain.Accounts;

namespace Reporting.Write.Accounts;

/// <summary>Hashing of passwords: PBKDF2-HMAC-SHA-256, 600,000 rounds, 16 bytes of salt. Slow on purpose, so only as
/// many at a time as there are processors. Hashes of the framework's hasher, which earlier stores have, are still
/// understood.</summary>
public sealed class Passwords : IDisposable
{
    public const int RoundCount = 600_000;

    private const int SaltLength = 16, HashLength = 32;
    private const string Form = "pbkdf2-sha256";

    private readonly int rounds;
    private readonly PasswordHasher<object> earlier = new();
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    /// <summary>The hash of a password that nobody knows: an unknown account takes as long to refuse as a wrong
    /// password.</summary>
    private readonly Lazy<string> nobodys;

    public Passwords(SignInOptions options)
    {
        rounds = options.PasswordRounds;
        nobodys = new(() => Hashed(Guid.CreateVersion7().ToString()));
    }

    public Task<string> Hash(string password, CancellationToken ct) => InTurn(() => Hashed(password), ct);

    /// <param name="hash">The stored hash, or null when there is no such account.</param>
    /// <param name="password">What was given.</param>
    /// <param name="ct">Ends the waiting for a turn.</param>
    public Task<bool> Verify(string? hash, string password, CancellationToken ct) =>
        InTurn(() => Verified(hash ?? nobodys.Value, password) && hash is not null, ct);

    /// <summary>Whether a stored hash is not of the present form, and is to be made anew when its password is
    /// known.</summary>
    public bool IsOutdated(string hash) =>
        !hash.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Form}${rounds}$"), StringComparison.Ordinal);

    /// <summary>A random password that the rules take, 20 characters long, without those that look alike.</summary>
    public static string Suggest(PasswordHolder holder)
    {
        const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_.:+=?";
        while (true)
        {
            var password = RandomNumberGenerator.GetString(Letters, 20);
            if (PasswordRules.Check(password, holder) is null)
                return password;
        }
    }

    public void Dispose() => turns.Dispose();

    private string Hashed(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashLength);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Form}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    private bool Verified(string stored, string password)
    {
        if (stored.Split('$') is not [Form, var count, var salt, var hash])
            return earlier.VerifyHashedPassword(this, stored, password) != PasswordVerificationResult.Failed;
        var expected = Convert.FromBase64String(hash);
        var actual = Rfc2898DeriveBytes.Pbkdf2(
            password, Convert.FromBase64String(salt), int.Parse(count, CultureInfo.InvariantCulture),
            HashAlgorithmName.SHA256, expected.Length);
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }

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
