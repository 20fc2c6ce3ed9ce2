namespace Reporting.Domain.Accounts;

/// <summary>What an act on an account must rest on (A3).</summary>
public static class Mandates
{
    /// <summary>Why an act may not be done, or null.</summary>
    /// <param name="mandate">What it rests on.</param>
    /// <param name="isRequired">Whether the deployment demands a document (the profile's
    /// accounts.documentRequired).</param>
    public static Refusal? Check(Mandate mandate, bool isRequired) =>
        mandate.DocumentNumber is null ? isRequired ? AccountRefusals.DocumentMissing() : null
        : Texts.Check("documentNumber", mandate.DocumentNumber, Codes.LengthMax);
}
