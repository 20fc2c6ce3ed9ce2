using System.Text.Json.Serialization;

namespace Reporting.Domain.Reports;

/// <summary>How figures came in, other than by somebody's hand (E1).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>Out of a file.</summary>
    [JsonStringEnumMemberName("import")] Import,

    /// <summary>From a connected system.</summary>
    [JsonStringEnumMemberName("system")] System,

    /// <summary>Worked out by the form.</summary>
    [JsonStringEnumMemberName("formula")] Formula,

    /// <summary>Out of the reports of subordinate units (E3).</summary>
    [JsonStringEnumMemberName("subordinates")] Subordinates,
}

/// <summary>Where figures come from; null wherever it may stand means: by hand.</summary>
/// <param name="Name">What the file or the system is called.</param>
/// <param name="Sha256">The file's hash, 64 hex digits.</param>
public sealed record FigureSource(SourceKind Kind, string? Name = null, string? Sha256 = null)
{
    internal static readonly FigureSource ByFormula = new(SourceKind.Formula);

    /// <summary>What is wrong with a source that a client states, or null. Formulas and subordinates are never stated: the
    /// system itself knows of them.</summary>
    internal static Refusal? Check(FigureSource? source) => source switch
    {
        null => null,
        { Kind: SourceKind.Import, Sha256: { } hash } when IsHash(hash) =>
            Texts.CheckOptional("source.name", source.Name, Texts.NameLengthMax),
        { Kind: SourceKind.System, Name: { } name, Sha256: null } =>
            Texts.Check("source.name", name, Texts.NameLengthMax),
        _ => EntryRefusals.SourceMalformed(),
    };

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
