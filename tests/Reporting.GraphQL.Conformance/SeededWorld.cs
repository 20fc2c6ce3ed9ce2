using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Conformance;

/// <summary>
/// A world in which every value is a function of the path and the coerced arguments by which it was reached, so that any two
/// servers must give the same answer.
/// </summary>
internal static partial class SeededWorld
{
    private static readonly object SequenceKey = new();

    public static Schema Build(string sdl) => Schema.FromSdl(sdl, new SdlResolvers
    {
        Resolve = Resolve,
        Subscribe = Subscribe,
        TypeOf = (value, _) => (value as Row)?.Type.Name,
        Scalars = [Day],
    });

    /// <summary>An object of the world.</summary>
    private sealed record Row(ObjectType Type, string Key);

    /// <summary>The numbers that one operation's root fields get, in the order in which they finish.</summary>
    private sealed class Sequence
    {
        public int Started;
        public int Finished;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DayForm { get; }

    private static ScalarType Day { get; } = ScalarType.Of(
        "Day", "A calendar day, written YYYY-MM-DD.", "https://scalars.graphql.org/andimarek/local-date",
        input => input.Kind == InputKind.String && DayForm.IsMatch(input.Text)
            ? input.Text
            : throw new GraphQLException($"Day cannot represent: {input}"),
        (JsonWriter writer, string value) => writer.WriteString(value));

    private static async ValueTask<object?> Resolve(object parent, Arguments arguments, ResolveContext context, CancellationToken ct)
    {
        var selection = context.Selection;
        if (ReferenceEquals(selection.Parent, selection.Schema.Mutation) && selection.Field.Name == "sequence")
        {
            var sequence = context.Request.Once(SequenceKey, _ => new Sequence());
            var mine = Interlocked.Increment(ref sequence.Started);
            // Waits longer the earlier it runs: in parallel the numbers would come out in another order.
            await Task.Delay(Math.Max(0, 8 - (2 * mine)), ct);
            return Interlocked.Increment(ref sequence.Finished);
        }
        return ValueAt(selection.Schema, selection.Field.Type, KeyOf(parent, selection, arguments), selection.Field.Name);
    }

    private static async IAsyncEnumerable<object?> Subscribe(
        Arguments arguments, ResolveContext context, [EnumeratorCancellation] CancellationToken ct)
    {
        var selection = context.Selection;
        var count = selection.Field.Arguments.Any(argument => argument.Name == "count") ? arguments.Get<int>("count") : 2;
        var key = KeyOf(context.Request, selection, arguments);
        for (var i = 0; i < Math.Min(count, 10); i++)
        {
            await Task.Delay(5, ct);
            yield return Event(selection, $"{key}#{i}");
        }
    }

    private static object? Event(Selection selection, string key)
    {
        try
        {
            return ValueAt(selection.Schema, selection.Field.Type, key, selection.Field.Name);
        }
        catch (GraphQLException e)
        {
            return new Failure(e);
        }
    }

    private static string KeyOf(object parent, Selection selection, Arguments arguments) =>
        $"{(parent as Row)?.Key ?? selection.Parent.Name}.{selection.Field.Name}({Canonical.Of(arguments)})";

    private static object? ValueAt(Schema schema, GraphQLType type, string key, string field, bool isItem = false)
    {
        var h = Hash.Of(key);
        // One in sixty non-null positions breaks the schema's promise: there the null must climb.
        if (type.IsNonNull ? h % 61 == 7 : h % 13 == 5)
            return null;
        if (!isItem && h % 31 == 11)
            throw new GraphQLException($"no value for {field} ({h:x8})");
        return type.Nullable switch
        {
            ListType list => Enumerable.Range(0, (int)((h >>> 5) % 4))
                .Select(i => ValueAt(schema, list.Of, $"{key}[{i}]", field, isItem: true)).ToArray(),
            EnumType choice => choice.Values[(int)((h >>> 4) % choice.Values.Count)].Value,
            ScalarType scalar => Leaf(scalar.Name, h, field),
            ObjectType known => new Row(known, $"{h:x8}"),
            CompositeType open => new Row(Choose(schema, open, h), $"{h:x8}"),
            var other => throw new InvalidOperationException($"No value can have the type {other}."),
        };
    }

    private static ObjectType Choose(Schema schema, CompositeType type, uint h)
    {
        var possible = schema.PossibleTypes(type).OrderBy(known => known.Name, StringComparer.Ordinal).ToList();
        return possible[(int)((h >>> 6) % possible.Count)];
    }

    private static object Leaf(string scalar, uint h, string field) => scalar switch
    {
        "Int" => unchecked((int)h),
        "Float" => h % 1_000_000 / 8.0,
        "Boolean" => (h & 16) != 0,
        "ID" => $"{h:x8}",
        "Day" => $"2024-{1 + ((h >>> 3) % 12):00}-{1 + ((h >>> 7) % 28):00}",
        _ => $"{field}-{h:x8}" + (h % 5 == 0 ? " \"é✓😀\"\\\n\t\u0001/" : ""),
    };
}
