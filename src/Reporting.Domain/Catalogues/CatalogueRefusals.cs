namespace Reporting.Domain.Catalogues;

/// <summary>Every way the rules of the catalogues' decisions can say no.</summary>
public static class CatalogueRefusals
{
    public static Refusal NumberTaken(string number) =>
        new("catalogue.number-taken", $"The decision '{number}' is already recorded in another way.",
            $"Quyết định '{number}' đã được ghi nhận với nội dung khác.", [number]);

    public static Refusal NoEntries() =>
        new("catalogue.no-entries", "A decision changes 1 to 2000 different entries.",
            "Quyết định phải nêu từ 1 đến 2000 mục khác nhau.", ["entries"]);

    public static Refusal DecidedInFuture() =>
        new("catalogue.decided-in-future", "A decision is recorded when it has been made.",
            "Chỉ ghi nhận quyết định đã ban hành.", ["decidedOn"]);
}
