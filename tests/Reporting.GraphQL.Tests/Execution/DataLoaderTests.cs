using System.Buffers;
using System.Text;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>What fields ask for by key is read together, and once.</summary>
public sealed class DataLoaderTests
{
    private sealed record Person(int Id, string Columns);

    private sealed class Reads
    {
        public List<string> All { get; } = [];
    }

    private static readonly ObjectType PersonType = ObjectType.Of<Person>("Person", null, f =>
    [
        f.Of("id", Scalars.Int.NonNull, null, person => person.Id).Reads("id"),
        f.Of("name", Scalars.String.NonNull, null, person => $"{person.Id} with {person.Columns}").Reads("name"),
        f.Batch<Person>("boss", PersonType!, null, [], async (people, _, context, ct) =>
            await Loader(context).Load([.. people.Select(person => person.Id / 10)], context.Selection.Columns, ct)),
        f.Resolve("slowBoss", PersonType!, null, [], async (person, _, context, ct) =>
        {
            await Task.Delay(5, ct);
            return (await Loader(context).Load([person.Id / 10], context.Selection.Columns, ct))[0];
        }),
        f.Resolve("neighbour", PersonType!, null, [], async (person, _, context, ct) =>
            (await Loader(context).Load([person.Id + 1], context.Selection.Columns, ct))[0]),
    ]);

    private static readonly Schema People = Schema.Of(ObjectType.Root("Query", null, f =>
    [
        f.Of("people", PersonType.NonNull.List.NonNull, null, _ => new Person[] { new(111, ""), new(112, ""), new(121, "") }),
        f.Of("other", PersonType.NonNull, null, _ => new Person(115, "")),
    ]));

    private static readonly GraphQLEngine Engine = new(People);

    [Theory]
    // All parents of a field, each once.
    [InlineData("{ people { boss { id } } }", "11,12: id")]
    // Two paths of one layer, with different columns.
    [InlineData("{ people { a: boss { id } b: boss { name } } other { boss { id } } }", "11,12: id,name")]
    [InlineData("{ people { boss { id } neighbour { id } } }", "11,12,112,113,122: id")]
    // One after the other: what is known is not read again.
    [InlineData("{ people { boss { id boss { boss { id } } } } }", "11,12: id|1: |0: id")]
    [InlineData("{ other { boss { id boss { id boss { id } } } neighbour { boss { id } } } }", "11,116: id|1: id|0: id")]
    // Further columns of what is known are read.
    [InlineData("{ other { boss { id } neighbour { boss { name } } } }", "11,116: id|11: name")]
    public async Task Keys_are_read_together_and_once(string query, string reads) =>
        Assert.Equal(reads, (await Run(query)).Reads);

    [Fact]
    public async Task A_key_that_is_asked_for_late_is_read_too()
    {
        var (answer, reads) = await Run("{ other { slowBoss { id } boss { id } } }");
        Assert.Equal("""{"data":{"other":{"slowBoss":{"id":11},"boss":{"id":11}}}}""", answer);
        Assert.Equal("11: id", reads);
    }

    [Fact]
    public async Task What_reading_throws_stands_at_every_position_that_asked()
    {
        var (answer, _) = await Run("{ people { id boss { id } } other { boss { name } } }", fails: true);
        Assert.Equal(4, answer.Split("\"no people today\"").Length - 1);
        Assert.Contains("""{"people":[{"id":111,"boss":null},{"id":112,"boss":null},{"id":121,"boss":null}],"other":{"boss":null}}""",
            answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_gives_too_few_values_is_an_error()
    {
        var loader = new DataLoader<int, int>(new RequestContext(), (_, _, _) => Task.FromResult<IReadOnlyList<int>>([1]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => loader.Load([1, 2], [], Ct));
    }

    [Fact]
    public async Task A_cancelled_reader_cancels_those_who_wait()
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var loader = new DataLoader<int, int>(new RequestContext(), async (_, _, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct);
            return [];
        });
        var waiting = loader.Load([1], [], ends.Token);
        await ends.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DataLoader<int, Person> Loader(ResolveContext context) => context.Request.Once(
        "people", request => new DataLoader<int, Person>(request, (ids, columns, _) =>
        {
            var named = string.Join(',', columns.Order(StringComparer.Ordinal));
            if (request.User is not Reads reads)
                throw new GraphQLException("no people today");
            lock (reads.All)
                reads.All.Add($"{string.Join(',', ids)}: {named}");
            return Task.FromResult<IReadOnlyList<Person>>([.. ids.Select(id => new Person(id, named))]);
        }));

    private static async Task<(string Answer, string Reads)> Run(string query, bool fails = false)
    {
        var reads = new Reads();
        var output = new ArrayBufferWriter<byte>();
        await Engine.Execute(GraphQLRequest.Of(query), new RequestContext(user: fails ? null : reads), output, Ct);
        return (Encoding.UTF8.GetString(output.WrittenSpan), string.Join('|', reads.All));
    }
}
