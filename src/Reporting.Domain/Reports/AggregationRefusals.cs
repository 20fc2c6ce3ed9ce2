namespace Reporting.Domain.Reports;

/// <summary>Every way to say no to a report that is made from others.</summary>
public static class AggregationRefusals
{
    public static Refusal NoChain(string regime) =>
        new("report.regime-without-chain",
            $"The reports of the regime '{regime}' do not go up a chain; nothing is made from them.",
            $"Báo cáo của chế độ '{regime}' không đi theo chuỗi tổng hợp.");

    public static Refusal NoSubordinates() =>
        new("report.no-subordinates",
            "No unit below this one reports under the regime in this period.",
            "Không có đơn vị cấp dưới nào báo cáo theo chế độ này trong kỳ.");

    public static Refusal SubordinatesMissing(IEnumerable<string> units) =>
        new("report.subordinates-missing",
            $"Nothing is accepted yet, or only a part, of: {string.Join(", ", units)}. A partial total has to be asked for.",
            $"Chưa tiếp nhận đủ báo cáo của: {string.Join(", ", units)}. Muốn tổng hợp một phần phải yêu cầu rõ.",
            units.ToEquatableArray());

    public static Refusal NothingToAggregate() =>
        new("report.nothing-to-aggregate",
            "No subordinate unit's report is accepted yet.", "Chưa có báo cáo cấp dưới nào được tiếp nhận.");

    public static Refusal BelowChanged(IEnumerable<string> units) =>
        new("report.below-changed",
            $"Reports have changed since they were added up: {string.Join(", ", units)}. Aggregate again.",
            $"Báo cáo đã thay đổi sau khi tổng hợp: {string.Join(", ", units)}. Hãy tổng hợp lại.", units.ToEquatableArray());

    public static Refusal CellAggregated(IEnumerable<string> cells) =>
        new("report.cell-aggregated",
            $"These cells are made from subordinate reports: {string.Join(", ", cells)}. Have the subordinate report "
            + "corrected and aggregate again.",
            $"Các ô này được tổng hợp từ báo cáo cấp dưới: {string.Join(", ", cells)}. Hãy yêu cầu cấp dưới đính chính rồi "
            + "tổng hợp lại.",
            cells.ToEquatableArray());

    public static Refusal ReasonCodeUnknown(string code) =>
        new("report.reason-code-unknown",
            $"'{code}' is not one of the codes for reasons: {string.Join(", ", SendBack.Codes)}.",
            $"'{code}' không phải là một trong các mã lý do: {string.Join(", ", SendBack.Codes)}.", [code]);

    public static Refusal MarkedTwice(string cell) =>
        new("report.marked-twice", $"The cell '{cell}' is marked twice.", $"Ô '{cell}' được đánh dấu hai lần.", [cell]);

    public static Refusal EvidenceMissing() =>
        new("report.evidence-missing",
            "A report that is back-filled needs the time of the other channel, and evidence: a document's number or the "
            + "SHA-256 of a file.",
            "Báo cáo nhập bù phải có thời điểm gửi qua kênh khác và chứng cứ: số văn bản hoặc SHA-256 của tệp.", ["backFill"]);

    public static Refusal NoOutage(DateTimeOffset at) =>
        new("report.no-outage",
            $"No outage is recorded for {at:yyyy-MM-dd HH:mm}Z.", $"Không có sự cố nào được ghi nhận vào lúc {at:yyyy-MM-dd HH:mm}Z.",
            ["backFill"]);

    public static Refusal NotAggregated() =>
        new("report.not-aggregated",
            "The report is not made from other reports.", "Báo cáo không phải là báo cáo tổng hợp.");
}
