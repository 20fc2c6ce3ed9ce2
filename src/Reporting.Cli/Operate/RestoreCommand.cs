using System.CommandLine;
using System.Globalization;
using Reporting.Host.Operators;

namespace Reporting.Cli.Operate;

/// <summary><c>reporting restore</c>: a store as it was at a time, in a new data folder, verified.</summary>
internal static class RestoreCommand
{
    /// <summary>Times without an offset are Vietnam's.</summary>
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public static Command Make()
    {
        var data = StoreOptions.Data();
        var to = new Option<DateTimeOffset?>("--to")
        {
            Description = "The time to restore: 2026-11-22T09:30:00, in Vietnam unless it says otherwise (+00:00); by default all there is.",
            HelpName = "TIME",
            CustomParser = result => TimeOf(result.Tokens[0].Value) ?? Wrong(result),
        };
        var from = new Option<string?>("--from")
        {
            Description = "The folder with the backups; by default the store's own.", HelpName = "DIR",
        };
        var into = new Option<string?>("--into")
        {
            Description = "The new data folder; it must have no database. By default --data, where its database is gone.",
            HelpName = "DIR",
        };
        var ledger = new Option<string?>("--ledger")
        {
            Description = "The published log to compare with; by default the store's own, else the copy with the backups.",
            HelpName = "DIR",
        };
        var command = new Command(
            "restore", "Restores the database to a time, into a new data folder, and verifies it. / Khôi phục vào thư mục mới.")
        {
            to, from, into, ledger, data,
        };
        command.SetAction((parsed, ct) => Run(
            parsed.GetValue(data)!, parsed.GetValue(from), parsed.GetValue(into) ?? parsed.GetValue(data)!, parsed.GetValue(to),
            parsed.GetValue(ledger), ct));
        return command;
    }

    /// <summary>Null for what is no time.</summary>
    internal static DateTimeOffset? TimeOf(string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            return null;
        return time.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(time, VietnamOffset)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not a time like 2026-11-22T09:30:00.");
        return null;
    }

    private static async Task<int> Run(
        string data, string? from, string into, DateTimeOffset? to, string? ledger, CancellationToken ct)
    {
        var options = StoreOptions.Of(data);
        var own = options.Ledger.FolderIn(options.DataFolder);
        ledger ??= Directory.Exists(own) ? own : null;
        var backups = from ?? options.Backup.FolderOf(options) ?? Path.Combine(options.DataFolder, "backups");
        var restored = await new OperatorRestore(backups, into, to, ledger).Run(Console.Out.WriteLine, ct);
        foreach (var line in Told(restored, into, ledger ?? Path.Combine(backups, "ledger")))
            Console.Out.WriteLine(line);
        return restored.IsSound ? 0 : 1;
    }

    internal static IEnumerable<string> Told(OperatorRestore.Restored restored, string into, string ledger)
    {
        var (head, published) = (restored.Head, restored.Published);
        yield return $"Restored from {restored.Backup}: {head} events. pg_amcheck: {restored.Amcheck}. "
            + $"/ Đã khôi phục từ {restored.Backup}: {head} sự kiện.";
        foreach (var drift in restored.Drift)
            yield return $"NOT AS IT WAS MADE / KHÁC BAN ĐẦU: {drift}";
        foreach (var finding in restored.Verification.Findings)
            yield return $"VERIFICATION / KIỂM TRA: {finding}";
        if (restored.Verification.Findings.Count == 0)
            yield return $"Every event up to {restored.Verification.PublishedPosition} is the one that was published. "
                + "/ Mọi sự kiện đều đúng như đã công bố.";
        yield return $"The public log is {ledger}; stop the old server and move it to {Path.Combine(into, "ledger")} (with its keys), "
            + "or set REPORTING_LEDGER. / Dừng máy chủ cũ rồi chuyển sổ cái (kèm khóa) tới đó.";
        if (restored.IsSetBack)
        {
            yield return $"Events {head + 1} to {published} were published and are not in this state: the notary refuses it. "
                + "Restore a later time, or record the loss: / Các sự kiện này đã công bố nhưng không có trong bản khôi phục; "
                + "hãy khôi phục thời điểm muộn hơn, hoặc ghi nhận mất mát:";
            yield return $"  ./reporting ledger begin --data {into} --from {head + 1} --reason \"...\"";
        }
        yield return $"Then: ./reporting serve --data {into}";
    }
}
