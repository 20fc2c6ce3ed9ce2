namespace Reporting.Domain.Templates;

/// <summary>Everything that can be wrong with an expression's text, once.</summary>
internal static class ExpressionErrors
{
    public static ExpressionError TermExpected(int at) =>
        new(at, "an indicator, a number, '-' or '(' is expected here", "cần một chỉ tiêu, một số, '-' hoặc '(' ở đây");

    public static ExpressionError ComparisonExpected(int at) =>
        new(at, "one of = != < <= > >= is expected here", "cần một trong các dấu = != < <= > >= ở đây");

    public static ExpressionError EndExpected(int at) =>
        new(at, "the expression should end here", "biểu thức phải kết thúc ở đây");

    public static ExpressionError NotClosed(int at, char open) =>
        new(at, $"this {open} is never closed", $"dấu {open} này chưa được đóng");

    public static ExpressionError NotANumber(int at) =>
        new(at, "this is not a number", "đây không phải là số");

    public static ExpressionError NotACode(int at) =>
        new(at, "this is not an indicator code", "đây không phải là mã chỉ tiêu");

    public static ExpressionError TooDeep(int at, int depthMax) =>
        new(at, $"nested deeper than {depthMax} levels", $"lồng nhau quá {depthMax} mức");

    public static ExpressionError TooLong(int lengthMax) =>
        new(lengthMax, $"an expression may have at most {lengthMax} characters",
            $"biểu thức có tối đa {lengthMax} ký tự");
}
