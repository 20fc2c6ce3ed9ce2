using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Domain.Profiles;

/// <summary>Reads profiles: the ones that come along (datasets/profiles, embedded), and a deployment's own.</summary>
public static class ProfileJson
{
    /// <summary>The profile of a deployment that names none.</summary>
    public const string Default = "chung";

    private static readonly ProfileReader Reader = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        Converters =
        {
            new JsonStringEnumConverter<UserNamePattern>(null, allowIntegerValues: false),
            new JsonStringEnumConverter<RequiredSignature>(null, allowIntegerValues: false),
            new JsonStringEnumConverter<SendBy>(null, allowIntegerValues: false),
            new JsonStringEnumConverter<SignedWith>(null, allowIntegerValues: false),
        },
    });

    /// <summary>The names of the profiles that come along.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ProfileJson).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    private const string Prefix = "profiles.";
    private const string Suffix = ".json";

    /// <summary>A profile that comes along.</summary>
    /// <exception cref="ProfileException">There is none of that name.</exception>
    public static Profile Named(string name)
    {
        using var file = typeof(ProfileJson).Assembly.GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new ProfileException(
                $"There is no profile '{name}'. Take one of {string.Join(", ", Names)}, or a file.");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    /// <summary>Reads and judges a profile.</summary>
    /// <exception cref="ProfileException">It is not one; the message says what is wrong and where.</exception>
    public static Profile Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var profile = JsonSerializer.Deserialize(json, Reader.Profile)
                ?? throw new ProfileException("The profile is null.");
            return ProfileRules.Check(profile) is { Count: > 0 } wrong
                ? throw new ProfileException($"The profile '{profile.Name}' can't be used: {string.Join("; ", wrong)}.")
                : profile;
        }
        catch (JsonException e)
        {
            throw new ProfileException(
                $"The profile can't be read: {e.Path ?? "$"}, line {(e.LineNumber ?? 0) + 1}: {e.Message}");
        }
    }
}

/// <summary>A profile can't be used; the message says why.</summary>
public sealed class ProfileException(string message) : Exception(message);

[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<LegalBasis>))]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<WorkingHours>))]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<DeadlineRule>))]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<RequiredSignature>))]
internal sealed partial class ProfileReader : JsonSerializerContext;
