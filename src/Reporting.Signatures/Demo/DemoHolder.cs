using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures;

/// <summary>Somebody who gets a demo certificate.</summary>
/// <param name="Identifier">What the subject carries and the payload names; also the file's name: letters, digits,
/// dots, hyphens and underscores.</param>
/// <param name="IsOrganisation">A unit with a seal, not a person.</param>
/// <param name="RsaBits">Null: ECDSA P-256.</param>
public sealed record DemoHolder(
    string Identifier, string Name, string Organisation, bool IsOrganisation = false, int? RsaBits = null)
{
    internal X500DistinguishedName Subject
    {
        get
        {
            var name = new X500DistinguishedNameBuilder();
            name.AddCountryOrRegion("VN");
            name.AddOrganizationName(Organisation);
            name.AddCommonName(Name);
            // X.520: organizationIdentifier for a unit, serialNumber for a person.
            name.Add(IsOrganisation ? "2.5.4.97" : "2.5.4.5", Identifier);
            return name.Build();
        }
    }

    internal bool HasFileName => Identifier.Length is > 0 and <= 100
        && Identifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && Identifier[0] != '.';
}

/// <summary>A demo certificate and where it lies.</summary>
/// <param name="Pkcs12">The file with certificate, private key and the way to the root; mode 0600.</param>
/// <param name="CertificateFile">The certificate alone, PEM.</param>
public sealed record DemoCertificate(string Pkcs12, string CertificateFile, SignerCertificate Signer);
