using System.Text.Json;

namespace Reporting.Write.Tests.Reports;

/// <summary>E1, E2: figures by hand, from several people at once, in both ways to write numbers, checked before they are
/// submitted.</summary>
public sealed class EntryTests(Served served) : IClassFixture<Served>
{
    private Api An => served.As(World.Enters);

    private Api Hai => served.As(World.EntersAndSigns);

    private static async Task<Reply> Enter(Api who, Guid id, object body) => await who.Post($"/api/reports/{id}/enter", body);

    private async Task<JsonElement> Report(Guid id) =>
        (await An.Send(HttpMethod.Get, $"/api/reports/{id}")).Is(200).Json;

    [Fact]
    public async Task E1_Two_who_enter_different_cells_both_stay()
    {
        var id = await EntryForm.Assigned(served);
        (await Enter(An, id, """{"cells":{"nam":3},"basedOn":1}""")).Is(200);
        (await Enter(Hai, id, """{"cells":{"nu":2},"basedOn":1}""")).Is(200);
        var cells = (await Report(id)).GetProperty("cells");
        Assert.Equal(("3", "2", "5"), (Text(cells, "nam"), Text(cells, "nu"), Text(cells, "ca")));
    }

    [Fact]
    public async Task E1_Two_who_enter_the_same_cell_meet_with_both_values_who_and_when()
    {
        var id = await EntryForm.Assigned(served);
        (await Enter(An, id, """{"cells":{"nam":3},"basedOn":1}""")).Is(200);
        var head = await served.Head();
        var met = (await Enter(Hai, id, """{"cells":{"nam":4,"nu":1},"basedOn":1}""")).Is(409, "report.cells-changed");
        Assert.Equal(["nam"], met.Places);
        var conflict = Assert.Single(met.Json.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(
            ("nam", "4", "3", "Cán bộ"),
            (Text(conflict, "place"), Text(conflict, "yours"), Text(conflict, "theirs"), Text(conflict, "byName")));
        Assert.True(conflict.GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
        Assert.Equal(head, await served.Head());
        // Having seen it, the second editor decides.
        (await Enter(Hai, id, """{"cells":{"nam":4,"nu":1},"basedOn":2}""")).Is(200);
    }

    [Fact]
    public async Task E1_A_cell_that_was_read_with_another_value_is_a_conflict_too()
    {
        var id = await EntryForm.Assigned(served);
        (await Enter(An, id, """{"cells":{"nam":3}}""")).Is(200);
        (await Enter(Hai, id, """{"cells":{"nam":4},"base":{"nam":null}}""")).Is(409, "report.cells-changed");
        (await Enter(Hai, id, """{"cells":{"nam":4},"base":{"nam":"3.0"}}""")).Is(200);
    }

    [Fact]
    public async Task E1_Sent_twice_an_entry_is_done_once_also_when_others_came_between()
    {
        var id = await EntryForm.Assigned(served);
        var first = (await An.Post($"/api/reports/{id}/enter", """{"cells":{"nam":3},"basedOn":1}""", "k-1")).Is(200);
        (await Enter(Hai, id, """{"cells":{"nam":4}}""")).Is(200);
        var again = (await An.Post($"/api/reports/{id}/enter", """{"cells":{"nam":3},"basedOn":1}""", "k-1")).Is(200);
        Assert.Equal(first.Bytes, again.Bytes);
    }

    [Theory]
    [InlineData("1.234", "1234")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("12", "12")]
    public async Task B8_Vietnamese_numbers_are_read_where_they_are_declared(string written, string figure)
    {
        var id = await EntryForm.Assigned(served);
        (await Enter(An, id, new { cells = new { nam = written }, numbers = "vi" })).Is(200);
        Assert.Equal(figure, Text((await Report(id)).GetProperty("cells"), "nam"));
    }

    [Fact]
    public async Task B8_What_is_not_declared_is_not_guessed()
    {
        var id = await EntryForm.Assigned(served);
        // A thousand for one, one and a bit for another: plain is the default, and a person has no decimals.
        (await Enter(An, id, """{"cells":{"nam":"1.234"}}""")).Is(422, "report.too-many-decimals");
        (await Enter(An, id, """{"cells":{"ty-le":"1.234,5"}}""")).Is(422, "report.not-a-number");
        (await Enter(An, id, """{"cells":{"ty-le":"1234.5"},"numbers":"vi"}""")).Is(422, "report.not-a-number");
        (await Enter(An, id, """{"cells":{"nam":1},"numbers":"de"}""")).Is(400, "request.malformed");
        // A number of JSON is what JSON says, whatever is declared for texts.
        (await Enter(An, id, """{"cells":{"ty-le":12.5,"nam":"1.000"},"numbers":"vi"}""")).Is(200);
        var cells = (await Report(id)).GetProperty("cells");
        Assert.Equal(("12.5", "1000"), (Text(cells, "ty-le"), Text(cells, "nam")));
    }

    [Fact]
    public async Task E0_Nothing_arose_is_neither_missing_nor_zero()
    {
        var id = await EntryForm.Assigned(served);
        (await Enter(An, id, """{"nil":["nam","nu","#nhan-xet"]}""")).Is(200);
        var report = await Report(id);
        Assert.Equal(
            ["#nhan-xet", "nam", "nu"], report.GetProperty("nil").EnumerateArray().Select(e => e.GetString()!));
        Assert.Equal("0", Text(report.GetProperty("cells"), "ca"));
        (await Enter(An, id, """{"nil":["ca"]}""")).Is(422, "report.derived-cell");
        (await Enter(An, id, """{"nil":["ty-le"]}""")).Is(422, "report.nil-not-allowed");
        (await An.Post($"/api/reports/{id}/declare-nil", new { })).Is(422, "report.nil-not-allowed");
        (await Enter(An, id, """{"cells":{"nam":0}}""")).Is(200);
        Assert.Equal(2, (await Report(id)).GetProperty("nil").GetArrayLength());
    }

    [Fact]
    public async Task E1_Each_cell_says_where_it_came_from_and_who_put_it_there()
    {
        var id = await EntryForm.Assigned(served);
        var file = new string('d', 64);
        (await Enter(An, id, $$$"""{"cells":{"nam":3},"source":{"kind":"import","name":"a.csv","sha256":"{{{file}}}"}}""")).Is(200);
        (await Enter(Hai, id, """{"cells":{"nu":1}}""")).Is(200);
        (await Enter(An, id, """{"cells":{"ty-le":1},"source":{"kind":"formula"}}""")).Is(422, "report.source-malformed");
        var origins = (await Report(id)).GetProperty("origins");
        Assert.Equal(("import", file), (Text(origins.GetProperty("nam"), "source"), Text(origins.GetProperty("nam"), "file")));
        Assert.Equal("hand", Text(origins.GetProperty("nu"), "source"));
        Assert.Equal("formula", Text(origins.GetProperty("ca"), "source"));
        Assert.NotEqual(Text(origins.GetProperty("nam"), "by"), Text(origins.GetProperty("nu"), "by"));
    }

    [Fact]
    public async Task E2_A_check_finds_everything_and_stores_nothing()
    {
        var id = await EntryForm.Assigned(served);
        (await Enter(An, id, """{"cells":{"nam":600,"nu":700}}""")).Is(200);
        var head = await served.Head();
        var check = (await An.Post($"/api/reports/{id}/check", new { }, key: "")).Is(200).Json;
        Assert.False(check.GetProperty("canSubmit").GetBoolean());
        Assert.Equal(
            [("error", "nam-nu"), ("warning", "nhieu")],
            check.GetProperty("findings").EnumerateArray().Select(f => (Text(f, "kind"), Text(f, "rule"))));
        var better = (await An.Post(
            $"/api/reports/{id}/check", """{"cells":{"nam":701},"comments":{"nhieu":"Dịch"}}""", key: "")).Is(200).Json;
        Assert.True(better.GetProperty("canSubmit").GetBoolean(), better.ToString());
        var wrong = (await An.Post($"/api/reports/{id}/check", """{"cells":{"nam":"x"}}""", key: "")).Is(200).Json;
        Assert.Equal("report.not-a-number", Text(wrong.GetProperty("refusal"), "code"));
        Assert.Equal(head, await served.Head());
        (await served.As(World.OfOtherWard).Post($"/api/reports/{id}/check", new { }, key: "")).Is(403);
        (await An.Post($"/api/reports/{Guid.NewGuid()}/check", new { }, key: "")).Is(404);
        (await An.Post($"/api/reports/{id}/check", """{"cell":{}}""", key: "")).Is(400);
    }

    [Fact]
    public async Task E2_A_figure_far_from_the_units_own_history_needs_a_comment()
    {
        var first = await EntryForm.Assigned(served, "2026-02-10", "BD");
        await Accept(first, """{"cells":{"nam":60,"nu":40}}""");
        var next = await EntryForm.Assigned(served, "2026-02-11", "BD");
        (await Enter(An, next, """{"cells":{"nam":100,"nu":51}}""")).Is(200);
        var refused = (await An.Post($"/api/reports/{next}/submit", new { })).Is(422, "report.warning-uncommented");
        Assert.Equal(["bat-thuong.ca"], refused.Places);
        (await Enter(An, next, """{"comments":{"bat-thuong.ca":"Thêm một điểm trực"}}""")).Is(200);
        (await An.Post($"/api/reports/{next}/submit", new { })).Is(200);
        var usual = await EntryForm.Assigned(served, "2026-02-11", "HK");
        (await Enter(served.As(World.OfOtherWard), usual, """{"cells":{"nam":900,"nu":51}}""")).Is(200);
        (await served.As(World.OfOtherWard).Post($"/api/reports/{usual}/submit", new { })).Is(200);
    }

    private async Task Accept(Guid id, string figures)
    {
        (await Enter(An, id, figures)).Is(200);
        (await An.Post($"/api/reports/{id}/submit", new { })).Is(200);
        (await served.As(World.Signs).Post($"/api/reports/{id}/sign", new { })).Is(200);
        (await served.As(World.Accepts).Post($"/api/reports/{id}/accept", new { })).Is(200);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
