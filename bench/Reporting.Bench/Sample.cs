using System.Security.Cryptography;
using System.Text;
using Reporting.EventStore;

namespace Reporting.Bench;

/// <summary>What is written: an event of usual size, the same for both sides.</summary>
internal static class Sample
{
    public const string Type = "figures_entered";
    public const string ClrType = "Reporting.Domain.Reports.FiguresEntered, Reporting.Domain";
    public const string UserName = "nguyen.van.anh";
    public const string Correlation = "0b1f6a3e-2f6c-4a39-9c2f-7d4d3b1c5a10";

    public static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"by":"nguyen.van.anh","cells":{"cases":"1250","deaths":"3","recovered":"870","tests":"15220","hospital":"212"},"comment":"Số liệu đã đối chiếu với trạm y tế","period":"2026-10-05","template":"BC-YT-01","version":2}
        """);

    public static readonly byte[] Headers = "{}"u8.ToArray();
    public static readonly byte[] Salt = RandomNumberGenerator.GetBytes(16);
    public static readonly byte[] Leaf = RandomNumberGenerator.GetBytes(32);

    public static readonly EventToAppend Event = new(Type, ClrType, Body);
    public static readonly EventMetadata Metadata = new(UserName, Correlation);

    public static AppendRequest First(Guid stream, int count = 1) =>
        new(stream, "report", 0, default, count == 1 ? [Event] : [.. Enumerable.Repeat(Event, count)], Metadata);
}
