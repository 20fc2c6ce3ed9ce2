namespace Reporting.Domain.OrgUnits;

/// <summary>Every way the rules of the units' register can say no.</summary>
public static class UnitRefusals
{
    public static Refusal Unknown(string unit) =>
        new("unit.unknown", $"There is no unit '{unit}'.", $"Không có đơn vị '{unit}'.", [unit]);

    public static Refusal CodeTaken(string code) =>
        new("unit.code-taken",
            $"The code '{code}' belongs to another unit.", $"Mã '{code}' đã thuộc về một đơn vị khác.", [code]);

    public static Refusal ParentUnknown() =>
        new("unit.parent-unknown", "The parent unit is not in the register.",
            "Đơn vị cấp trên không có trong danh mục.");

    public static Refusal NotYetEffective(string code, DateOnly since) =>
        new("unit.not-yet-effective",
            $"The unit '{code}' exists only from {since:yyyy-MM-dd} on.",
            $"Đơn vị '{code}' chỉ tồn tại từ ngày {since:dd/MM/yyyy}.", [code]);

    public static Refusal ParentNotYetEffective(DateOnly since) =>
        new("unit.parent-not-yet-effective",
            $"The parent unit exists only from {since:yyyy-MM-dd} on.",
            $"Đơn vị cấp trên chỉ tồn tại từ ngày {since:dd/MM/yyyy}.");

    public static Refusal Cycle(string code, string parent) =>
        new("unit.cycle",
            $"'{code}' cannot hang under '{parent}', because '{parent}' is or will be below '{code}'.",
            $"'{code}' không thể trực thuộc '{parent}', vì '{parent}' đang hoặc sẽ nằm dưới '{code}'.", [code, parent]);

    public static Refusal Ended(string code, DateOnly since) =>
        new("unit.ended",
            $"The unit '{code}' does not exist any more from {since:yyyy-MM-dd} on.",
            $"Đơn vị '{code}' không còn tồn tại từ ngày {since:dd/MM/yyyy}.", [code]);

    public static Refusal ParentEnded(string code, string parent, DateOnly since) =>
        new("unit.parent-ended",
            $"'{code}' cannot hang under '{parent}', which does not exist any more from {since:yyyy-MM-dd} on.",
            $"'{code}' không thể trực thuộc '{parent}', vì '{parent}' không còn tồn tại từ ngày {since:dd/MM/yyyy}.",
            [code, parent]);

    public static Refusal HasChildren(string code, string child) =>
        new("unit.has-children",
            $"'{code}' cannot end while '{child}' hangs under it.",
            $"'{code}' không thể kết thúc khi '{child}' còn trực thuộc.", [code, child]);

    public static Refusal LaterActs(string code) =>
        new("unit.later-acts",
            $"Later acts on '{code}' are recorded already; they do not fit an end before them.",
            $"Đã ghi nhận thay đổi về sau của '{code}', không phù hợp với việc kết thúc trước đó.", [code]);

    public static Refusal EndsOnFirstDay(string code) =>
        new("unit.ends-on-first-day",
            $"'{code}' cannot end on the day on which it begins.",
            $"'{code}' không thể kết thúc đúng vào ngày bắt đầu tồn tại.", [code]);

    public static Refusal StillExists(string code) =>
        new("unit.still-exists",
            $"'{code}' exists on that day, so it cannot begin again.",
            $"'{code}' vẫn đang tồn tại vào ngày đó nên không thể thành lập lại.", [code]);

    public static Refusal MergedWithItself(string code) =>
        new("unit.merged-with-itself",
            $"'{code}' cannot be merged with itself.", $"'{code}' không thể sáp nhập với chính nó.", [code]);

    public static Refusal PredecessorsMissing() =>
        new("unit.predecessors-missing", "A merge needs at least one unit that ends in it.",
            "Việc sáp nhập cần ít nhất một đơn vị được nhập vào.", ["predecessors"]);

    public static Refusal PartsMissing() =>
        new("unit.parts-missing", "A split needs at least two parts, or one and the unit that goes on.",
            "Việc chia tách cần ít nhất hai phần, hoặc một phần và đơn vị còn lại.", ["into"]);

    public static Refusal WeightImpossible(string from, string to) =>
        new("unit.weight-impossible",
            $"The weight of '{from}' in '{to}' must be over 0 and at most 1, and is only for partial shares.",
            $"Tỷ trọng của '{from}' trong '{to}' phải lớn hơn 0, không quá 1 và chỉ dùng khi chia một phần.", [from, to]);

    public static Refusal WeightsOverOne(string from) =>
        new("unit.weights-over-one",
            $"The weights of '{from}' add up to more than 1.", $"Tổng tỷ trọng của '{from}' lớn hơn 1.", [from]);

    public static Refusal FullAndMore(string from) =>
        new("unit.full-and-more",
            $"'{from}' goes wholly to one unit, so nothing of it can go to another or stay.",
            $"'{from}' đã nhập toàn bộ vào một đơn vị nên không thể chia thêm hoặc giữ lại.", [from]);

    public static Refusal SuccessionTwice(string from, string to) =>
        new("unit.succession-twice",
            $"The succession of '{from}' by '{to}' is stated twice.",
            $"Quan hệ kế thừa từ '{from}' sang '{to}' được nêu hai lần.", [from, to]);

    public static Refusal NamedTwice(string code) =>
        new("unit.named-twice",
            $"The decision says two different things about '{code}'.",
            $"Quyết định nêu hai nội dung khác nhau về '{code}'.", [code]);

    public static Refusal ComponentEmpty(string component) =>
        new("unit.component-empty", $"The component '{component}' changes nothing.",
            $"Nhóm '{component}' không thay đổi gì.", [component]);

    public static Refusal NothingToReorganise() =>
        new("unit.components-missing", "The decision has no component.", "Quyết định không có nhóm đơn vị nào.",
            ["components"]);

    public static Refusal LegalBasisMissing() =>
        new("unit.legal-basis-missing",
            "The decision that it follows must be given: legalBasis with a number.",
            "Phải nêu căn cứ pháp lý: legalBasis có số quyết định.", ["legalBasis"]);

    public static Refusal DayImpossible(DateOnly day) =>
        new("unit.day-impossible",
            $"No act on units can take effect on {day:yyyy-MM-dd}.",
            $"Không thay đổi nào về đơn vị có thể có hiệu lực ngày {day:dd/MM/yyyy}.", ["effectiveFrom"]);

    /// <summary>What speaks against one of a list, with its place.</summary>
    internal static Refusal InList(int index, Refusal refusal) =>
        refusal with { Places = [$"units[{index}]", .. refusal.Places] };

    public static Refusal ReorganisationKnown(string number) =>
        new("unit.reorganisation-known",
            $"The decision '{number}' was carried out for that day already, with another content.",
            $"Quyết định '{number}' đã được thực hiện cho ngày đó với nội dung khác.", [number]);

    public static Refusal ReorganisationUnknown(string id) =>
        new("unit.reorganisation-unknown", $"There is no reorganisation '{id}'.", $"Không có lần sắp xếp '{id}'.", [id]);

    public static Refusal ReorganisationOverlaid(IEnumerable<string> codes) =>
        new("unit.reorganisation-overlaid",
            $"Later acts count on this reorganisation: {string.Join(", ", codes)}.",
            $"Đã có thay đổi về sau dựa trên lần sắp xếp này: {string.Join(", ", codes)}.", [.. codes]);
}
