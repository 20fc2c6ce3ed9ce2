using System.CommandLine;
using Reporting.Cli.Replay.Signing;
using Reporting.Host;
using Reporting.Signatures;

namespace Reporting.Cli.Sign;

/// <summary><c>certify NAME</c>: the demo's authority issues a certificate, for trying out; prints the file with the
/// key.</summary>
internal static class CertifyCommand
{
    public static Command Make()
    {
        var holder = new Argument<string>("NAME")
        {
            Description = "What the certificate's subject says of whose it is: a user name, or a unit's code.",
        };
        var unit = new Option<bool>("--unit") { Description = "For a unit's seal instead of a person." };
        var data = StoreOptions.Data();
        var command = new Command(
            "certify", "Issues a certificate of the demo's authority, and prints where its PKCS#12 file lies; its password is demo.")
        {
            holder, unit, data,
        };
        command.SetAction(parsed => Issue(
            parsed.GetRequiredValue(holder), parsed.GetValue(unit), parsed.GetRequiredValue(data)));
        return command;
    }

    private static int Issue(string holder, bool isUnit, string data)
    {
        var folder = Path.Combine(data, LeaderKey.Folder);
        if (!Directory.Exists(folder))
            throw new HostRefusedException($"{data} has no demo authority; ./start makes one with the demo data.");
        using var authority = DemoAuthority.Open(folder, TimeProvider.System.GetUtcNow());
        var request = new DemoHolder(holder, holder, "Đơn vị mẫu", isUnit);
        try
        {
            Console.Out.WriteLine(authority.Issue(request).Pkcs12);
            return 0;
        }
        catch (ArgumentException)
        {
            throw new HostRefusedException($"'{holder}' is no name for a certificate: take letters, digits, dots, hyphens and underscores.");
        }
    }
}
