using System.Text.RegularExpressions;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Tests;

/// <summary>The schema explains itself: in English, with the Vietnamese term in brackets.</summary>
public sealed partial class DescriptionTests
{
    [Fact]
    public void Every_type_field_argument_value_and_entry_is_described_with_its_Vietnamese_term()
    {
        var described = Described().ToList();
        Assert.InRange(described.Count, 400, 2_000);
        Assert.Empty(described.Where(one => one.Description is null || !Bilingual().IsMatch(one.Description))
            .Select(one => $"{one.Coordinate}: {one.Description}"));
    }

    /// <summary>Scalars are the engine's own and have a specification instead.</summary>
    private static IEnumerable<(string Coordinate, string? Description)> Described() =>
        Asked.Engine.Schema.Types.Where(type => type is not ScalarType && !type.Name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(type => Members(type).Prepend((type.Name, type.Description)));

    private static IEnumerable<(string Coordinate, string? Description)> Members(NamedType type) => type switch
    {
        ObjectType of => of.Fields.SelectMany(field => field.Arguments
            .Select(argument => ($"{of.Name}.{field.Name}({argument.Name}:)", argument.Description))
            .Prepend(($"{of.Name}.{field.Name}", field.Description))),
        EnumType of => of.Values.Select(value => ($"{of.Name}.{value.Name}", value.Description)),
        InputObjectType of => of.Fields.Select(entry => ($"{of.Name}.{entry.Name}", entry.Description)),
        _ => throw new NotSupportedException($"{type.Name} is of a kind that the schema did not have."),
    };

    // English first; a letter with a mark stands somewhere in brackets.
    [GeneratedRegex(@"^[A-Z`'].*\([^()]*[\u00c0-\u00ff\u0102-\u01b0\u1ea0-\u1ef9][^()]*\)", RegexOptions.Singleline)]
    private static partial Regex Bilingual();
}
