using System.Text.Json.Serialization;

namespace Reporting.Domain.Profiles;

/// <summary>How user names are made (A3).</summary>
public enum UserNamePattern
{
    /// <summary><c>hovaten_tendonvi</c>: the person's full name, then the unit's name, without diacritics (HN25).</summary>
    [JsonStringEnumMemberName("hovaten_tendonvi")] NameAndUnit,
}

/// <summary>A signature that a report needs (E5).</summary>
public enum RequiredSignature
{
    [JsonStringEnumMemberName("leader")] Leader,
    [JsonStringEnumMemberName("unit")] Unit,
}

/// <summary>Who sends a signed report (E6).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SendBy>))]
public enum SendBy
{
    /// <summary>It is sent when it is signed (HN23, HP24).</summary>
    [JsonStringEnumMemberName("system")] System,

    /// <summary>An account with the role send does it (TH20 12, HN25 10.5).</summary>
    [JsonStringEnumMemberName("clerk")] Clerk,
}

/// <summary>How a report is signed and sealed (E5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignedWith>))]
public enum SignedWith
{
    /// <summary>By the account alone, at the press of a button; a signature by certificate is taken, too.</summary>
    [JsonStringEnumMemberName("account")] Account,

    /// <summary>Only with a certificate that is bound to the signer.</summary>
    [JsonStringEnumMemberName("certificate")] Certificate,
}
