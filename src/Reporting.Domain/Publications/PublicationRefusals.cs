namespace Reporting.Domain.Publications;

/// <summary>Every way the rules of publishing can say no.</summary>
public static class PublicationRefusals
{
    public static Refusal Unknown() =>
        new("publication.unknown", "There is no such publication.", "Không có đề nghị công khai này.");

    public static Refusal IdTaken() =>
        new("publication.id-taken", "A publication with this id says something else.",
            "Mã này đã dùng cho một đề nghị công khai khác.", ["publication"]);

    public static Refusal NothingNamed() =>
        new("publication.nothing-named",
            "Name a report, or else indicators with their first and last period, of one kind and in order.",
            "Phải nêu một báo cáo, hoặc các chỉ tiêu cùng kỳ đầu và kỳ cuối, cùng loại và đúng thứ tự.", ["what"]);

    public static Refusal OwnRequest() =>
        new("publication.own-request", "Whoever asks for a publication can't approve it.",
            "Người đề nghị công khai không được tự phê duyệt.");

    public static Refusal IsWithdrawn() =>
        new("publication.is-withdrawn", "The publication is withdrawn; ask for another one.",
            "Việc công khai đã bị thu hồi; hãy lập đề nghị mới.");
}
