using System.Globalization;
using Reporting.Domain;

namespace Reporting.Host.Ledger;

/// <summary>Every way the ledger can say no to its own store. docs/ledger.md, "When it refuses", says what to do.</summary>
public static class LedgerRefusals
{
    public static Refusal StoreBehind(long head, long published, string origin) => new(
        "ledger.store-behind",
        Text($"The store ends at event {head}, and events up to {published} were signed in {origin}: an older state of it was restored. Restore the newer one, or begin a log with another name: ./reporting ledger begin --from {head + 1} --reason \"...\"."),
        Text($"Kho dữ liệu kết thúc ở sự kiện {head}, trong khi các sự kiện đến {published} đã được ký trong {origin}: một trạng thái cũ đã được khôi phục. Hãy khôi phục bản mới hơn, hoặc mở sổ cái mang tên khác: ./reporting ledger begin --from {head + 1} --reason \"...\"."));

    public static Refusal StoreReplaced(long position, string origin) => new(
        "ledger.store-replaced",
        Text($"Event {position} is not the one that was signed in {origin}: the store was replaced, or an older state was restored and written to. './reporting verify db' names the first event that differs; './reporting ledger begin --from' it begins a log with another name."),
        Text($"Sự kiện {position} không phải là sự kiện đã được ký trong {origin}: kho dữ liệu đã bị thay thế, hoặc một trạng thái cũ đã được khôi phục rồi ghi tiếp. './reporting verify db' nêu sự kiện khác biệt đầu tiên; './reporting ledger begin --from' sự kiện đó để mở sổ cái mang tên khác."));

    public static Refusal TilesDiffer(string origin, long size) => new(
        "ledger.tiles-differ",
        Text($"The tiles of {origin} do not give the root that was signed at size {size}: the log's files were changed or are incomplete."),
        Text($"Các tệp của {origin} không cho ra giá trị gốc đã ký ở kích thước {size}: tệp của sổ cái đã bị thay đổi hoặc không đầy đủ."));

    public static Refusal CheckpointForeign(string origin) => new(
        "ledger.checkpoint-foreign",
        $"A checkpoint in the folder of {origin} is not signed by its key.",
        $"Điểm kiểm trong thư mục của {origin} không được ký bằng khóa của sổ cái này.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
