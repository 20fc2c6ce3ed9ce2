using System.Text;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Tests;

public sealed class BulkAnswerTests
{
    [Fact]
    public void Each_item_has_its_own_answer_in_the_order_of_the_request()
    {
        var body = Encoding.UTF8.GetBytes(
            """
            {"more": {"items": 3}, "items": [
              {"index": 1, "status": 422, "code": "report.warning-uncommented", "title": "No", "detail": "Rule.",
               "places": ["r", "s"]},
              {"index": 0, "status": 201, "id": "i", "version": 1, "position": 77, "events": [{"id": "e", "leaf": "f"}]}
            ]}
            """);
        var answers = BulkAnswer.Read(body, 2);
        Assert.Equal((true, "i", 77L), (answers[0].IsDone, answers[0].Id, answers[0].Position));
        Assert.Equal(
            (false, "report.warning-uncommented", "Rule."), (answers[1].IsDone, answers[1].Code, answers[1].Detail));
        Assert.Equal(["r", "s"], answers[1].Places);
    }

    [Fact]
    public void An_item_without_an_answer_is_an_error() =>
        Assert.Throws<InvalidDataException>(() => BulkAnswer.Read("""{"items": [{"index": 1, "status": 200}]}"""u8, 2));
}
