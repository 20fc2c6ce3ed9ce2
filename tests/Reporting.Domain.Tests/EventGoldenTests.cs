using System.Runtime.CompilerServices;
using System.Text;
using Reporting.Domain.Accounts;
using Reporting.Domain.Approvals;
using Reporting.Domain.Calendars;
using Reporting.Domain.Catalogues;
using Reporting.Domain.Certificates;
using Reporting.Domain.Complaints;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.Inbox;
using Reporting.Domain.Incidents;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.Indicators;
using Reporting.Domain.Notices;
using Reporting.Domain.Operations;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Publications;
using Reporting.Domain.Redactions;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Domain.Usage;

namespace Reporting.Domain.Tests;

/// <summary>The stored bytes of every event, one file each. A changed file in review is a changed database.</summary>
public sealed class EventGoldenTests
{
    public static TheoryData<string> Names() => new(EventSamples.OneOfEach.Select(e => Encode(e).Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_stored_bytes_do_not_change(string name)
    {
        var happened = EventSamples.OneOfEach.Single(e => Encode(e).Name == name);
        if (Environment.GetEnvironmentVariable("REPORTING_WRITE_GOLDEN") == "1")
            WriteNew(Folder(), name, Encode(happened).Json);
        var golden = File.ReadAllText(Path.Combine(Folder(), name + ".json"));
        Assert.Equal(golden, Encoding.UTF8.GetString(Encode(happened).Json));
        Assert.Equal(happened, Decode(happened, name, Encoding.UTF8.GetBytes(golden)));
    }

    public static TheoryData<string> FilledNames() => new(EventSamples.Filled.Select(e => Encode(e).Name));

    /// <summary>With REPORTING_WRITE_GOLDEN=1 a file that is not there is written; one that is there never changes.</summary>
    [Theory]
    [MemberData(nameof(FilledNames))]
    public void The_stored_bytes_of_later_properties_do_not_change_either(string name)
    {
        var happened = EventSamples.Filled.Single(e => Encode(e).Name == name);
        var path = Path.Combine(Folder() + "Full", name + ".json");
        if (Environment.GetEnvironmentVariable("REPORTING_WRITE_GOLDEN") == "1")
            WriteNew(Folder() + "Full", name, Encode(happened).Json);
        Assert.Equal(File.ReadAllText(path), Encoding.UTF8.GetString(Encode(happened).Json));
        Assert.Equal(happened, Decode(happened, name, File.ReadAllBytes(path)));
    }

    public static TheoryData<string> LaterNames() => new(EventSamples.Later.Select(e => Encode(e).Name));

    /// <summary>Properties that came after those of EventGoldenFull.</summary>
    [Theory]
    [MemberData(nameof(LaterNames))]
    public void The_stored_bytes_of_still_later_properties_do_not_change_either(string name)
    {
        var happened = EventSamples.Later.Single(e => Encode(e).Name == name);
        var path = Path.Combine(Folder() + "Later", name + ".json");
        if (Environment.GetEnvironmentVariable("REPORTING_WRITE_GOLDEN") == "1")
            WriteNew(Folder() + "Later", name, Encode(happened).Json);
        Assert.Equal(File.ReadAllText(path), Encoding.UTF8.GetString(Encode(happened).Json));
        Assert.Equal(happened, Decode(happened, name, File.ReadAllBytes(path)));
    }

    private static void WriteNew(string folder, string name, byte[] json)
    {
        Directory.CreateDirectory(folder);
        if (!File.Exists(Path.Combine(folder, name + ".json")))
            File.WriteAllBytes(Path.Combine(folder, name + ".json"), json);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_class_is_named_as_Marten_looks_it_up(string name)
    {
        var happened = EventSamples.OneOfEach.Single(e => Encode(e).Name == name);
        Assert.Same(happened.GetType(), Type.GetType(Encode(happened).ClrType, throwOnError: true));
    }

    [Fact]
    public void Every_event_type_has_a_sample() => Assert.Equal(
        EventTypes().Select(t => t.Name).Order(), EventSamples.OneOfEach.Select(e => e.GetType().Name).Order());

    [Fact]
    public void Every_golden_file_belongs_to_an_event() => Assert.Equal(
        EventSamples.OneOfEach.Select(e => Encode(e).Name).Order(),
        Directory.EnumerateFiles(Folder()).Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

    [Fact]
    public void An_unknown_name_is_not_decoded() => Assert.All(
        EventSamples.OneOfEach, e =>
            Assert.Throws<UnknownEventException>(() => Decode(e, "unknown", "{}"u8.ToArray())));

    public static IEnumerable<Type> EventTypes() => typeof(ReportEvent).Assembly.GetTypes()
        .Where(t => t.BaseType is { IsAbstract: true } family
            && family.Name.EndsWith("Event", StringComparison.Ordinal));

    private static (string Name, string ClrType, byte[] Json) Encode(object happened) => happened switch
    {
        UnitEvent e => UnitEventCodec.Encode(e),
        IndicatorEvent e => IndicatorEventCodec.Encode(e),
        IndicatorSetEvent e => IndicatorSetEventCodec.Encode(e),
        CatalogueEvent e => CatalogueEventCodec.Encode(e),
        FocalPersonEvent e => FocalPersonEventCodec.Encode(e),
        TemplateEvent e => TemplateEventCodec.Encode(e),
        RegimeEvent e => RegimeEventCodec.Encode(e),
        AccountEvent e => AccountEventCodec.Encode(e),
        AccountRequestEvent e => AccountRequestEventCodec.Encode(e),
        IdentityEvent e => IdentityEventCodec.Encode(e),
        CalendarEvent e => CalendarEventCodec.Encode(e),
        NoticeEvent e => NoticeEventCodec.Encode(e),
        IncidentEvent e => IncidentEventCodec.Encode(e),
        ReminderEvent e => ReminderEventCodec.Encode(e),
        InboxEvent e => InboxEventCodec.Encode(e),
        OperationEvent e => OperationEventCodec.Encode(e),
        RedactionEvent e => RedactionEventCodec.Encode(e),
        ApprovalEvent e => ApprovalEventCodec.Encode(e),
        CertificateEvent e => CertificateEventCodec.Encode(e),
        UsageEvent e => UsageEventCodec.Encode(e),
        PublicationEvent e => PublicationEventCodec.Encode(e),
        ComplaintEvent e => ComplaintEventCodec.Encode(e),
        _ => ReportEventCodec.Encode((ReportEvent)happened),
    };

    private static object Decode(object like, string name, byte[] json) => like switch
    {
        UnitEvent => UnitEventCodec.Decode(name, json),
        IndicatorEvent => IndicatorEventCodec.Decode(name, json),
        IndicatorSetEvent => IndicatorSetEventCodec.Decode(name, json),
        CatalogueEvent => CatalogueEventCodec.Decode(name, json),
        FocalPersonEvent => FocalPersonEventCodec.Decode(name, json),
        TemplateEvent => TemplateEventCodec.Decode(name, json),
        RegimeEvent => RegimeEventCodec.Decode(name, json),
        AccountEvent => AccountEventCodec.Decode(name, json),
        AccountRequestEvent => AccountRequestEventCodec.Decode(name, json),
        IdentityEvent => IdentityEventCodec.Decode(name, json),
        CalendarEvent => CalendarEventCodec.Decode(name, json),
        NoticeEvent => NoticeEventCodec.Decode(name, json),
        IncidentEvent => IncidentEventCodec.Decode(name, json),
        ReminderEvent => ReminderEventCodec.Decode(name, json),
        InboxEvent => InboxEventCodec.Decode(name, json),
        OperationEvent => OperationEventCodec.Decode(name, json),
        RedactionEvent => RedactionEventCodec.Decode(name, json),
        ApprovalEvent => ApprovalEventCodec.Decode(name, json),
        CertificateEvent => CertificateEventCodec.Decode(name, json),
        UsageEvent => UsageEventCodec.Decode(name, json),
        PublicationEvent => PublicationEventCodec.Decode(name, json),
        ComplaintEvent => ComplaintEventCodec.Decode(name, json),
        _ => ReportEventCodec.Decode(name, json),
    };

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "EventGolden");
}
