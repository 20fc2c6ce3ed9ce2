namespace Reporting.Domain;

/// <summary>Every way a text or a code can be wrong, whatever it belongs to. The place is the field.</summary>
public static class TextRefusals
{
    public static Refusal Blank(string field) =>
        new("text.blank", $"The field '{field}' must not be blank.", $"Trường '{field}' không được để trống.", [field]);

    public static Refusal TooLong(string field, int lengthMax) =>
        new("text.too-long",
            $"The field '{field}' may have at most {lengthMax} characters.",
            $"Trường '{field}' chỉ được có tối đa {lengthMax} ký tự.", [field]);

    public static Refusal ForbiddenCharacter(string field) =>
        new("text.forbidden-character",
            $"The field '{field}' contains a character that cannot be shown, such as U+0000.",
            $"Trường '{field}' có ký tự không hiển thị được, ví dụ U+0000.", [field]);

    public static Refusal CodeMalformed(string field) =>
        new("code.malformed",
            $"The code in '{field}' must have 1 to {Codes.LengthMax} letters, digits, '_', '-' or '.', "
            + "and not begin with '-' or '.'.",
            $"Mã trong trường '{field}' phải gồm 1 đến {Codes.LengthMax} chữ cái, chữ số, '_', '-' hoặc '.', "
            + "và không bắt đầu bằng '-' hoặc '.'.",
            [field]);
}
