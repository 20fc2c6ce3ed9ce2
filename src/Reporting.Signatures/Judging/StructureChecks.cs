using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures.Judging;

/// <summary>Checks 3 and 4: the file is one detached signature of one signer, in DER, with nothing beside it.</summary>
internal static class StructureChecks
{
    private const int FileBytesMax = 1 << 20;

    public static void Run(Examination examination)
    {
        try
        {
            if (examination.Facts.Cms.Length > FileBytesMax) throw new FormatException("The file is too long.");
            examination.Der = CmsText.ToDer(examination.Facts.Cms);
            examination.File = CmsReader.Read(examination.Der);
            Certificates(examination, examination.File);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            examination.Add(Findings.NotCms(e.Message));
            return;
        }

        examination.AddOrPass(3, Structure(examination.File));
        examination.AddOrPass(4, Signers(examination.File));
    }

    private static Finding? Structure(SignedData file)
    {
        if (file.Version != 1) return Findings.Structure($"the version is {file.Version}, not 1");
        if (file.ContentType != Oids.Data)
            return Findings.Structure($"the content's type is {file.ContentType}, not data");
        if (file.Content is not null) return Findings.Structure("the content lies inside");
        if (file.HasRevocationLists || file.HasOtherCertificates)
            return Findings.Structure("something other than certificates lies inside");
        if (file.DigestAlgorithms.Count != 1)
            return Findings.Structure($"it names {file.DigestAlgorithms.Count} digest algorithms, not one");
        return file.Signers.All(s => s.DigestAlgorithm.Span.SequenceEqual(file.DigestAlgorithms[0].Span))
            ? null : Findings.Structure("its digest algorithm is not the signer's");
    }

    private static Finding? Signers(SignedData file)
    {
        if (file.Signers is not [var signer]) return Findings.Signers($"it has {file.Signers.Count} signers, not one");
        if (signer.Version != 1 || signer.Issuer is null)
            return Findings.Signers("the signer is not named by issuer and serial number");
        return signer.Unsigned.Any(attribute => attribute.Oid != Oids.SignatureTimestamp || attribute.Values.Count != 1)
            ? Findings.Signers("it has a counter-signature or another unsigned attribute beside one time stamp") : null;
    }

    private static void Certificates(Examination examination, SignedData file)
    {
        if (file.Signers is not [{ Issuer: { } issuer } signer]) return;
        examination.Signer = signer;
        var further = new List<X509Certificate2>();
        foreach (var der in file.Certificates)
        {
            var certificate = CertificateParts.Load(der);
            examination.Own([certificate]);
            if (examination.Certificate is null && certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Span)
                && certificate.SerialNumberBytes.Span.SequenceEqual(signer.Serial.Span))
                    examination.Certificate = certificate;
            else further.Add(certificate);
        }

        examination.Further = further;
    }
}
