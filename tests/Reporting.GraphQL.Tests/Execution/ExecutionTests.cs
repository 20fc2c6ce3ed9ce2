using System.Buffers;
using System.Text;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>How operations run: layers, order, abstract types, policies, masked exceptions, limits. Spec 6.</summary>
public sealed class ExecutionTests
{
    private abstract record Animal(int Id);

    private sealed record Dog(int Id) : Animal(Id);

    private sealed record Cat(int Id) : Animal(Id);

    private sealed class Log
    {
        public List<string> Calls { get; } = [];
    }

    private static readonly InterfaceType AnimalType = new("Animal", null, () =>
        [Field.Declared("id", Scalars.Int.NonNull, null)]);

    private static readonly Policy Vets = new("vets", context => context.User is "vet");

    private static readonly ObjectType DogType = ObjectType.Of<Dog>("Dog", null, f =>
    [
        f.Of("id", Scalars.Int.NonNull, null, dog => dog.Id).Reads("dog_id"),
        f.Of("name", Scalars.String, null, dog => $"Dog {dog.Id}").Reads("first_name", "last_name"),
        f.Batch<Dog>("friend", DogType!, null, [], (dogs, _, context, _) =>
        {
            Note(context, $"friend {string.Join(',', dogs.Select(dog => dog.Id))} reads {string.Join(',', context.Selection.Columns)}");
            return new([.. dogs.Select(dog => new Dog(dog.Id + 10))]);
        }).Reads("friend_id"),
        f.Of("secret", Scalars.String, null, _ => "bone").Require(Vets),
        f.Of("broken", Scalars.String, null, _ => Fail()),
    ], () => [AnimalType]);

    private static readonly ObjectType CatType =
        ObjectType.Of<Cat>(
            "Cat", null, f => [f.Of("id", Scalars.Int.NonNull, null, cat => cat.Id)], () => [AnimalType]).Require(Vets);

    private static readonly Schema Animals = Schema.Of(
        ObjectType.Root("Query", null, f =>
        [
            f.Resolve(
                "dogs", DogType.NonNull.List.NonNull, null, [Argument.Of("first", Scalars.Int.NonNull, null, "2")],
                async (_, args, context, _) =>
                {
                    Note(context, $"dogs reads {string.Join(',', context.Selection.Columns)}");
                    await Task.Yield();
                    return Enumerable.Range(1, args.Get<int>("first")).Select(id => new Dog(id));
                }),
            f.Of("animals", AnimalType.List, null, _ => new object[] { new Dog(1), new Cat(2), "no animal" }),
            f.Resolve("slow", Scalars.String, null, [], async (_, _, _, ct) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(30), ct);
                return "late";
            }),
        ]),
        ObjectType.Root("Mutation", null, f =>
        [
            f.Resolve(
                "feed", DogType, null, [Argument.Of("id", Scalars.Int.NonNull, null)], async (_, args, context, _) =>
            {
                Note(context, $"feed {args.Get<int>("id")}");
                await Task.Delay(args.Get<int>("id") == 1 ? 20 : 0);
                Note(context, $"fed {args.Get<int>("id")}");
                return new Dog(args.Get<int>("id"));
            }),
        ]),
        types: [CatType]);

    private static string Fail() => throw new InvalidOperationException("password=123");

    private static void Note(ResolveContext context, string call)
    {
        var log = context.Request.Once(typeof(Log), _ => new Log());
        lock (log)
            log.Calls.Add(call);
    }

    private static List<string> CallsOf(RequestContext context) => context.Once(typeof(Log), _ => new Log()).Calls;

    [Fact]
    public async Task A_batch_field_calls_once_for_each_layer_with_the_selected_columns()
    {
        var context = new RequestContext();
        var response = await Marked.Execute(
            Animals, "{ dogs(first: 3) { id friend { friend { name } } } }", context: context);
        Assert.Equal(
            ["dogs reads dog_id,friend_id", "friend 1,2,3 reads friend_id",
                "friend 11,12,13 reads first_name,last_name"],
            CallsOf(context));
        Assert.Equal("Dog 21", (string?)response["data"]!["dogs"]![0]!["friend"]!["friend"]!["name"]);
    }

    [Fact]
    public async Task Fields_below_the_same_name_are_merged_into_one_call()
    {
        var context = new RequestContext();
        await Marked.Execute(Animals,
            "{ dogs { friend { id } } ...more } fragment more on Query { dogs { friend { name } } }", context: context);
        Assert.Equal(["dogs reads friend_id", "friend 1,2 reads dog_id,first_name,last_name"], CallsOf(context));
    }

    [Fact]
    public async Task Root_fields_of_a_mutation_run_one_after_another_each_with_all_below_it()
    {
        var context = new RequestContext();
        await Marked.Execute(
            Animals, "mutation { a: feed(id: 1) { friend { id } } b: feed(id: 2) { id } }", context: context);
        Assert.Equal(["feed 1", "fed 1", "friend 1 reads dog_id", "feed 2", "fed 2"], CallsOf(context));
    }

    [Fact]
    public async Task Fields_keep_the_order_of_their_first_appearance()
    {
        var response = await Marked.Execute(
            Animals, "query ($no: Boolean = false) { dogs(first: 1) { b: id ...f a: id id @include(if: $no) b: id } } fragment f on Animal { c: id __typename }");
        Assert.Equal("""{"b":1,"c":1,"__typename":"Dog","a":1}""", response["data"]!["dogs"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"yes":true}""", """{"a":1,"b":1}""")]
    [InlineData("""{"yes":false}""", """{"c":1}""")]
    public async Task Conditions_decide_with_each_execution_of_the_same_plan(string variables, string dog)
    {
        const string query = "query ($yes: Boolean!) { dogs(first: 1) { a: id @include(if: $yes) b: id @skip(if: false) @include(if: $yes) c: id @skip(if: $yes) } }";
        var response = await Marked.Execute(Animals, query, variables);
        Assert.Equal(dog, response["data"]!["dogs"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task A_value_has_the_object_type_of_its_class_and_only_those_see_it_whom_the_policy_allows()
    {
        const string query = "{ animals { __typename id } }";
        var stranger = await Marked.Execute(Animals, query);
        Assert.Equal("""[{"__typename":"Dog","id":1},null,null]""", stranger["data"]!["animals"]!.ToJsonString());
        Assert.Equal("FORBIDDEN", (string?)stranger["errors"]![0]!["extensions"]!["code"]);
        Assert.StartsWith("Abstract type \"Animal\" must resolve", (string?)stranger["errors"]![1]!["message"],
            StringComparison.Ordinal);
        var vet = await Marked.Execute(Animals, query, context: new RequestContext(user: "vet"));
        Assert.Equal("""{"__typename":"Cat","id":2}""", vet["data"]!["animals"]![1]!.ToJsonString());
    }

    [Fact]
    public async Task A_field_with_a_policy_is_an_error_for_others()
    {
        const string query = "{ dogs(first: 1) { secret id } }";
        var stranger = await Marked.Execute(Animals, query);
        Assert.Equal("""[{"secret":null,"id":1}]""", stranger["data"]!["dogs"]!.ToJsonString());
        Assert.Equal("Not allowed: vets.", (string?)stranger["errors"]![0]!["message"]);
        var vet = await Marked.Execute(Animals, query, context: new RequestContext(user: "vet"));
        Assert.Equal("bone", (string?)vet["data"]!["dogs"]![0]!["secret"]);
    }

    [Fact]
    public async Task An_unexpected_exception_is_masked_and_handed_over_with_the_id_that_the_client_sees()
    {
        var seen = new List<(string Id, Exception Cause)>();
        var options = new EngineOptions { OnException = (id, cause) => seen.Add((id, cause)) };
        var response = await Marked.Execute(Animals, "{ dogs(first: 1) { broken } }", options: options);
        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal("Internal error.", (string?)error["message"]);
        Assert.Equal(Assert.Single(seen).Id, (string?)error["extensions"]!["id"]);
        Assert.Equal("password=123", seen[0].Cause.Message);
        Assert.DoesNotContain("password", response.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_ends_at_the_time_limit()
    {
        var options = new EngineOptions { Limits = new Limits { Time = TimeSpan.FromMilliseconds(30) } };
        var output = new ArrayBufferWriter<byte>();
        var result = await new GraphQLEngine(Animals, options).Execute(
            GraphQLRequest.Of("{ slow }"), new RequestContext(), output, TestContext.Current.CancellationToken);
        Assert.Equal(ResultKind.TimedOut, result.Kind);
        Assert.Contains("TIMEOUT", Encoding.UTF8.GetString(output.WrittenSpan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_its_resolvers()
    {
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new GraphQLEngine(Animals).Execute(
            GraphQLRequest.Of("{ slow }"), new RequestContext(), new ArrayBufferWriter<byte>(), left.Token));
    }

    [Theory]
    [InlineData("query A { dogs { id } } query B { dogs { id } }", null, "Must provide operation name if query contains multiple operations.")]
    [InlineData("query A { dogs { id } }", "C", "Unknown operation named \"C\".")]
    [InlineData("fragment a on Dog { id }", null, null)]
    public void The_operation_is_chosen_or_the_request_refused(string query, string? name, string? message)
    {
        var prepared = new GraphQLEngine(Animals).Prepare(GraphQLRequest.Of(query, name));
        Assert.True(prepared.IsRefused);
        Assert.True(message is null || prepared.Errors.Single().Message == message);
    }
}
