using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Conformance;

/// <summary>
/// A world in which every value is a pure function of the path to it and of the coerced arguments, so that two engines
/// must give the same answer to the same request. The rules are numbered as in the description of the conformance
/// tools.
/// </summary>
internal static partial class SeededWorld
{
    /// <summary>An object: its type and its key (rule 1).</summary>
    private sealed record Seeded(string Type, string Key);

    private sealed class Counters
    {
        public int Started;
        public int Finished;
    }

    public static Schema Build(string sdl) => Schema.FromSdl(sdl, new SdlResolvers
    {
        Resolve = Resolve,
        Subscribe = Subscribe,
        TypeOf = (value, _) => ((Seeded)value).Type,
        Scalars = [Day],
    });

    // Rule 9
    private static readonly ScalarType Day = ScalarType.Of(
        "Day", null, null, ReadDay, (JsonWriter writer, string value) => writer.WriteString(value));

    // The reference's scalar names no place where a text has another form.
    private static string ReadDay(ScalarInput input) => input.Kind == InputKind.String && DayForm().IsMatch(input.Text)
        ? input.Text
        : throw new GraphQLException($"Day cannot represent: {input}") { HasPlace = input.Kind != InputKind.String };

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DayForm();

    private static ValueTask<object?> Resolve(
        object parent, Arguments arguments, ResolveContext context, CancellationToken ct)
    {
        if (context.Selection.Parent == context.Selection.Schema.Mutation && context.Field.Name == "sequence")
            return Sequence(context.Request, ct);
        return new(ValueAt(context.Selection.Schema, context.Field.Type, KeyOf(parent, arguments, context),
            context.Field.Name));
    }

    // Rule 7: waits longer the earlier it runs; in parallel the numbers would come out in another order.
    private static async ValueTask<object?> Sequence(RequestContext request, CancellationToken ct)
    {
        var counters = request.Once(typeof(Counters), _ => new Counters());
        var mine = Interlocked.Increment(ref counters.Started);
        await Task.Delay(Math.Max(0, 8 - (2 * mine)), ct);
        return Interlocked.Increment(ref counters.Finished);
    }

    // Rule 8
    private static async IAsyncEnumerable<object?> Subscribe(
        Arguments arguments, ResolveContext context, [EnumeratorCancellation] CancellationToken ct)
    {
        var hasCount = context.Field.Arguments.Any(argument => argument.Name == "count");
        var count = hasCount ? arguments.Get<int>("count") : 2;
        var key = KeyOf(context.Request, arguments, context);
        for (var i = 0; i < Math.Min(count, 10); i++)
        {
            await Task.Delay(5, ct);
            yield return Event(context, $"{key}#{i}");
        }
    }

    private static object? Event(ResolveContext context, string key)
    {
        try
        {
            return ValueAt(context.Selection.Schema, context.Field.Type, key, context.Field.Name);
        }
        catch (GraphQLException e)
        {
            return new Failure(e);
        }
    }

    // Rule 2
    private static string KeyOf(object parent, Arguments arguments, ResolveContext context) =>
        $"{(parent as Seeded)?.Key ?? context.Selection.Parent.Name}.{context.Field.Name}({Entries(arguments)})";

    private static string Entries(InputValues values) => string.Join(',', values.Definitions
        .Select((definition, i) => (definition, Value: values.Values[i]))
        .Where(entry => !ReferenceEquals(entry.Value, InputValues.Absent))
        .Select(entry => $"{entry.definition.Name}:{Canonical(entry.Value, entry.definition.Type)}"));

    private static string Canonical(object? value, GraphQLType type) => (value, type.Nullable) switch
    {
        (null, _) => "null",
        (object?[] items, ListType list) => $"[{string.Join(',', items.Select(item => Canonical(item, list.Of)))}]",
        (InputObject input, _) => $"{{{Entries(input)}}}",
        (_, EnumType) => "e" + value,
        (bool known, _) => known ? "true" : "false",
        (int number, _) => number.ToString(CultureInfo.InvariantCulture),
        (double number, _) => "f" + BitConverter.DoubleToInt64Bits(number == 0
            ? 0 : number).ToString("x16", CultureInfo.InvariantCulture),
        _ => $"s{Encoding.UTF8.GetByteCount((string)value)}:{value}",
    };

    // Rules 4 and 5
    private static object? ValueAt(Schema schema, GraphQLType type, string key, string field, bool isItem = false)
    {
        var h = Hash(key);
        if (type.IsNonNull ? h % 61 == 7 : h % 13 == 5)
            return null;
        if (!isItem && h % 31 == 11)
            throw new GraphQLException($"no value for {field} ({h:x8})");
        return type.Nullable switch
        {
            ListType list => Enumerable.Range(0, (int)((h >> 5) % 4))
                .Select(i => ValueAt(schema, list.Of, $"{key}[{i}]", field, isItem: true)).ToArray(),
            LeafType leaf => Leaf(leaf, h, field),
            var composite => new Seeded(TypeOf(schema, (CompositeType)composite, h), $"{h:x8}"),
        };
    }

    private static string TypeOf(Schema schema, CompositeType type, uint h)
    {
        var names = schema.PossibleTypes(
            type).Select(possible => possible.Name).Order(StringComparer.Ordinal).ToArray();
        return names[type is ObjectType ? 0 : (int)((h >> 6) % names.Length)];
    }

    // Rule 6
    private static object Leaf(LeafType type, uint h, string field) => (type, type.Name) switch
    {
        (EnumType known, _) => known.Values[(int)((h >> 4) % known.Values.Count)].Value,
        (_, "Int") => unchecked((int)h),
        (_, "Float") => h % 1000000 / 8.0,
        (_, "Boolean") => (h & 16) != 0,
        (_, "ID") => $"{h:x8}",
        (_, "Day") => $"2024-{1 + ((h >> 3) % 12):00}-{1 + ((h >> 7) % 28):00}",
        _ => $"{field}-{h:x8}" + (h % 5 == 0 ? " \"é✓😀\"\\\n\t\u0001/" : ""),
    };

    // Rule 3
    private static uint Hash(string key)
    {
        unchecked
        {
            var h = 0x811c9dc5u;
            foreach (var unit in Encoding.UTF8.GetBytes(key))
                h = (h ^ unit) * 0x01000193u;
            h ^= h >> 16;
            h *= 0x7feb352du;
            return h ^ (h >> 15);
        }
    }
}
