using System.CommandLine;
using Reporting.Host.Operators;

namespace Reporting.Cli.Operate;

/// <summary><c>reporting backup</c>: one verified backup now.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var data = StoreOptions.Data();
        var to = new Option<string?>("--to")
        {
            Description = "Where to; by default the store's own backups (REPORTING_BACKUP, or backups in the data folder).",
            HelpName = "DIR",
        };
        var command = new Command(
            "backup", "Makes a verified backup of the database now, also while the server runs. / Sao lưu ngay, có kiểm tra.")
        {
            to, data,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var made = await OperatorBackup.Run(
                StoreOptions.Of(parsed.GetValue(data)!), parsed.GetValue(to), Console.Out.WriteLine, ct);
            Console.Out.WriteLine($"{made.Label}: made and verified. / Đã sao lưu và kiểm tra.");
            return 0;
        });
        return command;
    }
}
