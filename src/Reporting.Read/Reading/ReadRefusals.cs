using Reporting.Domain;

namespace Reporting.Read.Reading;

/// <summary>Every way a question can be refused that is not about a thing of the domain.</summary>
public static class ReadRefusals
{
    public static Refusal Forbidden(string unit) =>
        new("FORBIDDEN", $"The account may not read the unit '{unit}'.", $"Tài khoản không được xem đơn vị '{unit}'.",
            [unit]);

    public static Refusal MapDay() =>
        new("read.map-day", "The map AT needs the day `mapDay`, and only that map takes one.",
            "Bản đồ AT cần ngày `mapDay`, và chỉ bản đồ này nhận ngày.", ["mapDay"]);

    public static Refusal ProvisionalInForce() =>
        new("read.provisional-in-force", "What is not accepted yet is not in force at any time: leave 'inForceAt' out.",
            "Số liệu chưa được tiếp nhận thì chưa có hiệu lực: hãy bỏ 'inForceAt'.", ["inForceAt"]);

    public static Refusal TooManyPeriods(int max) =>
        new("read.too-many-periods", $"Values from the beginning of the year are worked out for {max} periods at most.",
            $"Số lũy kế chỉ được tính cho nhiều nhất {max} kỳ.", ["from", "to"]);

    public static Refusal MatrixTooWide(int max) =>
        new("read.matrix-too-wide", $"A matrix has {max} periods at most.", $"Ma trận có nhiều nhất {max} kỳ.",
            ["from", "to"]);

    public static Refusal SpanOrNewest() =>
        new("read.span-or-newest",
            "Give from, to and periodKind together, or only how many of the newest periods.",
            "Hãy nêu đủ from, to và periodKind, hoặc chỉ nêu số kỳ mới nhất.", ["from", "to", "periodKind", "newest"]);

    public static Refusal NotBrokenDown(string indicator, string disaggregation) =>
        new("indicator.not-broken-down", $"The indicator '{indicator}' has no breakdown '{disaggregation}'.",
            $"Chỉ tiêu '{indicator}' không có phân tổ '{disaggregation}'.", [indicator, disaggregation]);

    public static Refusal RangeReversed(string from, string to) =>
        new("period.range-reversed", $"'{from}' comes after '{to}'.", $"'{from}' đứng sau '{to}'.", [from, to]);

    public static Refusal WrongKind(string period, string expected) =>
        new("period.wrong-kind", $"'{period}' is not a period of the kind '{expected}'.",
            $"'{period}' không phải là kỳ loại '{expected}'.", [period]);

    public static Refusal LevelUnknown(string level) =>
        new("unit.kind-unknown", $"There is no unit of the kind '{level}'.", $"Không có đơn vị loại '{level}'.",
            [level]);

    public static Refusal NothingAsked() =>
        new("indicator.none-asked", "At least one indicator must be asked for.", "Phải yêu cầu ít nhất một chỉ tiêu.");

    public static Refusal NotAdditive(IReadOnlyList<string> indicators) =>
        new("aggregate.not-additive",
            "Indicators with different units of measure cannot be added; group by INDICATOR.",
            "Không thể cộng các chỉ tiêu có đơn vị tính khác nhau; hãy nhóm theo INDICATOR.", [.. indicators]);

    public static Refusal CursorMalformed(string cursor) =>
        new("read.cursor-malformed", $"'{cursor}' is no cursor of this list.",
            $"'{cursor}' không phải là con trỏ của danh sách này.",
            [cursor]);

    public static Refusal CursorOfAnotherOrder(string cursor) =>
        new("read.cursor-of-another-order", $"'{cursor}' is a cursor of another list or of another order.",
            $"'{cursor}' là con trỏ của danh sách khác hoặc của thứ tự sắp xếp khác.", [cursor]);

    public static Refusal PageSize(int size, int max) =>
        new("read.page-size", $"A page has 1 to {max} items, not {size}.",
            $"Mỗi trang có từ 1 đến {max} mục, không phải {size}.",
            ["first"]);

    public static Refusal SkipNegative(int skip) =>
        new("read.skip-negative", $"'skip' is how many items to pass over, 0 or more, not {skip}.",
            $"'skip' là số mục bỏ qua, từ 0 trở lên, không phải {skip}.", ["skip"]);

    public static Refusal Depth(int depth, int max) =>
        new("read.depth", $"A chain is followed 1 to {max} levels down, not {depth}.",
            $"Chuỗi tổng hợp được lần theo từ 1 đến {max} cấp, không phải {depth}.", ["depthMax"]);

    public static Refusal BothEnds() =>
        new("read.page-both-ends", "A page is the first items or the last ones: give 'first' or 'last', not both.",
            "Một trang là các mục đầu hoặc các mục cuối: chỉ dùng 'first' hoặc 'last', không dùng cả hai.",
            ["first", "last"]);

    public static Refusal NotYet(long position) =>
        new("read.not-yet", $"What position {position} changed cannot be read yet; try again.",
            $"Chưa đọc được thay đổi ở vị trí {position}; hãy thử lại.");
}
