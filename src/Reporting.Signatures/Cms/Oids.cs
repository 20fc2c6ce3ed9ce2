namespace Reporting.Signatures.Cms;

/// <summary>Object identifiers, each with where it is defined.</summary>
internal static class Oids
{
    // RFC 5652.
    public const string Data = "1.2.840.113549.1.7.1";
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningTime = "1.2.840.113549.1.9.5";

    // RFC 6211.
    public const string AlgorithmProtection = "1.2.840.113549.1.9.52";

    // RFC 5035, RFC 2634, RFC 3161.
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    public const string SigningCertificate = "1.2.840.113549.1.9.16.2.12";
    public const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";
    public const string TimestampInfo = "1.2.840.113549.1.9.16.1.4";
    public const string TimestampUsage = "1.3.6.1.5.5.7.3.8";

    // RFC 8017, RFC 5758.
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string Mgf1 = "1.2.840.113549.1.1.8";
    public const string RsaPss = "1.2.840.113549.1.1.10";

    // RFC 5280.
    public const string OcspBasic = "1.3.6.1.5.5.7.48.1.1";
    public const string OcspNonce = "1.3.6.1.5.5.7.48.1.2";
    public const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";
    public const string OcspUsage = "1.3.6.1.5.5.7.3.9";
    public const string CrlNumber = "2.5.29.20";
    public const string InvalidityDate = "2.5.29.24";
    public const string CertificatePolicies = "2.5.29.32";
    public const string CrlDistributionPoints = "2.5.29.31";
}
