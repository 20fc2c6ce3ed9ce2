using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>How far a null climbs, and the one error of its position. Spec 6.4.4 Handling Execution Errors.</summary>
public sealed class NullPropagationTests
{
    /// <summary>A box whose fields come by each way of execution and fail or are null as they are named.</summary>
    private sealed record Box(int Depth);

    private static readonly ObjectType BoxType = ObjectType.Of<Box>("Box", null, f =>
    [
        f.Of("value", Scalars.Int.NonNull, null, box => box.Depth),
        f.Of("memberNull", Scalars.String, null, _ => (string?)null),
        f.Of("memberNullNonNull", Scalars.String.NonNull, null, _ => (string?)null),
        f.Of("memberThrows", Scalars.String, null, _ => Throw<string>()),
        f.Of("memberThrowsNonNull", Scalars.String.NonNull, null, _ => Throw<string>()),
        f.Of("tooLarge", Scalars.Int, null, _ => 1L << 40),
        f.Resolve("callNull", Scalars.String, null, [], (_, _, _, _) => new ValueTask<string?>((string?)null)),
        f.Resolve("callNullNonNull", Scalars.String.NonNull, null, [], async (_, _, _, _) =>
            { await Task.Yield(); return (string?)null; }),
        f.Resolve("callThrows", Scalars.String, null, [], async (_, _, _, _) =>
            { await Task.Yield(); return Throw<string>(); }),
        f.Resolve("callThrowsNonNull", Scalars.String.NonNull, null, [], (_, _, _, _) => Throw<ValueTask<string>>()),
        f.Batch<string?>("batchThrowsNonNull", Scalars.String.NonNull, null, [], (_, _, _, _) =>
            Throw<ValueTask<IReadOnlyList<string?>>>()),
        f.Batch<string?>("batchOddNull", Scalars.String.NonNull, null, [],
            (boxes, _, _, _) => new([.. boxes.Select(box => box.Depth % 2 == 1 ? null : "even")])),
        f.Of("box", BoxType!, null, box => new Box(box.Depth + 1)),
        f.Of("boxNonNull", BoxType!.NonNull, null, box => new Box(box.Depth + 1)),
        f.Resolve("boxCalled", BoxType!.NonNull, null, [], (box, _, _, _) =>
            new ValueTask<Box>(new Box(box.Depth + 1))),
        f.Of("list", BoxType!.List, null, _ => Three()),
        f.Of("listOfNonNull", BoxType!.NonNull.List, null, _ => Three()),
        f.Of("nonNullList", BoxType!.NonNull.List.NonNull, null, _ => Three()),
        f.Of("holes", Scalars.Int.List.NonNull, null, _ => new int?[] { 1, null, 3 }),
        f.Of("holesNonNull", Scalars.Int.NonNull.List, null, _ => new int?[] { 1, null, 3 }),
        f.Of("nested", Scalars.Int.NonNull.List.List, null, _ => new int?[]?[] { [1], [2, null], null }),
        f.Of("notAList", Scalars.Int.List, null, _ => (object)12),
    ]);

    private static readonly Schema Boxes = Schema.Of(ObjectType.Root("Query", null, f =>
    [
        f.Of("box", BoxType, null, _ => new Box(0)),
        f.Of("boxNonNull", BoxType.NonNull, null, _ => new Box(0)),
    ]));

    private static Box[] Three() => [new(0), new(1), new(2)];

    private static T Throw<T>() => throw new GraphQLException("broken");

    [Theory]
    [InlineData("{ box { value memberNull } }", """{"box":{"value":0,"memberNull":null}}""")]
    [InlineData("{ box { value ▸memberNullNonNull } }", """{"box":null}""", "box,memberNullNonNull")]
    [InlineData("{ box { ▸a: memberThrows value } }", """{"box":{"a":null,"value":0}}""", "box,a")]
    [InlineData("{ box { ▸memberThrowsNonNull value } }", """{"box":null}""", "box,memberThrowsNonNull")]
    [InlineData("{ box { value ▸tooLarge } }", """{"box":{"value":0,"tooLarge":null}}""", "box,tooLarge")]
    [InlineData("{ box { value callNull } }", """{"box":{"value":0,"callNull":null}}""")]
    [InlineData("{ box { value ▸callNullNonNull } }", """{"box":null}""", "box,callNullNonNull")]
    [InlineData("{ box { ▸callThrows value } }", """{"box":{"callThrows":null,"value":0}}""", "box,callThrows")]
    [InlineData("{ box { value ▸callThrowsNonNull } }", """{"box":null}""", "box,callThrowsNonNull")]
    [InlineData("{ box { boxNonNull { boxCalled { ▸memberNullNonNull } } } }", """{"box":null}""", "box,boxNonNull,boxCalled,memberNullNonNull")]
    [InlineData("{ box { box { boxCalled { ▸callThrowsNonNull } } } }", """{"box":{"box":null}}""", "box,box,boxCalled,callThrowsNonNull")]
    [InlineData("{ boxNonNull { boxNonNull { ▸memberThrowsNonNull } } }", "null", "boxNonNull,boxNonNull,memberThrowsNonNull")]
    [InlineData("{ boxNonNull { boxCalled { ▸batchThrowsNonNull } } }", "null", "boxNonNull,boxCalled,batchThrowsNonNull")]
    [InlineData("{ box { list { ▸batchOddNull } } }", """{"box":{"list":[{"batchOddNull":"even"},null,{"batchOddNull":"even"}]}}""", "box,list,1,batchOddNull")]
    [InlineData("{ box { listOfNonNull { ▸batchOddNull } value } }", """{"box":{"listOfNonNull":null,"value":0}}""", "box,listOfNonNull,1,batchOddNull")]
    [InlineData("{ box { box { nonNullList { ▸batchOddNull } value } } }", """{"box":{"box":null}}""", "box,box,nonNullList,1,batchOddNull")]
    [InlineData("{ box { holes } }", """{"box":{"holes":[1,null,3]}}""")]
    [InlineData("{ box { ▸holesNonNull value } }", """{"box":{"holesNonNull":null,"value":0}}""", "box,holesNonNull,1")]
    [InlineData("{ box { ▸nested } }", """{"box":{"nested":[[1],null,null]}}""", "box,nested,1,1")]
    [InlineData("{ box { ▸notAList value } }", """{"box":{"notAList":null,"value":0}}""", "box,notAList")]
    public async Task A_null_climbs_to_the_nearest_nullable_position(string marked, string data, string? path = null)
    {
        var response = await Marked.Execute(Boxes, marked);
        Assert.Equal(data, response["data"]?.ToJsonString() ?? "null");
        Assert.Equal(path is null, response["errors"] is null);
        if (path is null)
            return;
        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal(path, string.Join(',', error["path"]!.AsArray().Select(key => key!.ToString())));
        Assert.Equal(Marked.Read(marked).Places, Marked.PlacesOf(error));
    }

    [Fact]
    public async Task Merged_fields_name_all_their_places()
    {
        const string marked = "{ box { ▸memberThrows } box { value ▸memberThrows } }";
        var response = await Marked.Execute(Boxes, marked);
        Assert.Equal(Marked.Read(marked).Places, Marked.PlacesOf(Assert.Single(response["errors"]!.AsArray())!));
    }

    [Fact]
    public async Task Errors_beside_each_other_are_all_told_up_to_the_limit()
    {
        var query = $"{{ box {{ {string.Join(' ', Enumerable.Range(0, 30).Select(i => $"a{i}: memberThrows"))} }} }}";
        var options = new EngineOptions { Limits = new Limits { ExecutionErrors = 12 } };
        Assert.Equal(30, (await Marked.Execute(Boxes, query))["errors"]!.AsArray().Count);
        Assert.Equal(12, (await Marked.Execute(Boxes, query, options: options))["errors"]!.AsArray().Count);
    }
}
