using System.Numerics;
using System.Security.Cryptography;

namespace Ledger.Verify;

/// <summary>RFC 8032 section 5.1.7, in numbers: slow, and without any library that a forger could have replaced.</summary>
internal static class Ed25519Check
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse(
        "27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);
    private static readonly Point Base = Decode(Convert.FromHexString(
        "5866666666666666666666666666666666666666666666666666666666666666"))!;

    /// <summary>Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.</summary>
    private sealed record Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != 32 || signature.Length != 64)
            return false;
        var s = Little(signature[32..]);
        if (s >= L || Decode(publicKey) is not { } key || Decode(signature[..32]) is not { } commitment)
            return false;
        var hash = Little(SHA512.HashData([.. signature[..32], .. publicKey, .. message])) % L;
        var left = Times(s, Base);
        var right = Add(commitment, Times(hash, key));
        return Mod(left.X * right.Z - right.X * left.Z).IsZero && Mod(left.Y * right.Z - right.Y * left.Z).IsZero;
    }

    private static Point Times(BigInteger factor, Point point)
    {
        var sum = new Point(0, 1, 1, 0);
        for (var bit = (int)factor.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Add(sum, sum);
            if (!((factor >> bit) & 1).IsZero)
                sum = Add(sum, point);
        }
        return sum;
    }

    /// <summary>RFC 8032 section 5.1.4; complete, so that it doubles too.</summary>
    private static Point Add(Point p, Point q)
    {
        var a = Mod((p.Y - p.X) * (q.Y - q.X));
        var b = Mod((p.Y + p.X) * (q.Y + q.X));
        var c = Mod(2 * p.T * q.T % P * D);
        var d = Mod(2 * p.Z * q.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    /// <summary>RFC 8032 section 5.1.3; null for what is no point.</summary>
    private static Point? Decode(ReadOnlySpan<byte> bytes)
    {
        Span<byte> withoutSign = stackalloc byte[32];
        bytes.CopyTo(withoutSign);
        var isOdd = (withoutSign[31] & 0x80) != 0;
        withoutSign[31] &= 0x7f;
        var y = Little(withoutSign);
        if (y >= P)
            return null;
        var (u, v) = (Mod(y * y - 1), Mod(D * y * y + 1));
        var x = Mod(u * BigInteger.ModPow(v, 3, P) % P * BigInteger.ModPow(u * BigInteger.ModPow(v, 7, P), (P - 5) / 8, P));
        var square = Mod(v * x * x);
        if (square != u)
        {
            if (square != Mod(-u))
                return null;
            x = Mod(x * RootOfMinusOne);
        }
        if (x.IsZero && isOdd)
            return null;
        if (x.IsEven == isOdd)
            x = P - x;
        return new Point(x, y, 1, Mod(x * y));
    }

    private static BigInteger Little(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    private static BigInteger Mod(BigInteger value)
    {
        var rest = value % P;
        return rest.Sign < 0 ? rest + P : rest;
    }
}
