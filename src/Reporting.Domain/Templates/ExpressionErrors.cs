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

    public static ExpressionError NotAFunction(int at) =>
        new(at, $"there is no such function; there are {FunctionTerms.Names}",
            $"không có hàm này; các hàm gồm {FunctionTerms.Names}");

    public static ExpressionError OneOperand(int at) =>
        new(at, "this function takes one operand", "hàm này nhận một đối số");

    public static ExpressionError DecimalsExpected(int at) =>
        new(at, "round takes a term and a number of decimals from 0 to 10",
            "hàm round nhận một biểu thức và số chữ số thập phân từ 0 đến 10");

    public static ExpressionError RangeOutsideFunction(int at) =>
        new(at, "'*' for all cells may only stand in sum, min or max",
            "dấu '*' (tất cả các ô) chỉ được dùng trong sum, min hoặc max");

    public static ExpressionError TooDeep(int at, int depthMax) =>
        new(at, $"nested deeper than {depthMax} levels", $"lồng nhau quá {depthMax} mức");

    public static ExpressionError TooLong(int lengthMax) =>
        new(lengthMax, $"an expression may have at most {lengthMax} characters",
            $"biểu thức có tối đa {lengthMax} ký tự");
}
