namespace Reporting.Domain.Incidents;

/// <summary>Every way the rules of incidents can say no.</summary>
public static class IncidentRefusals
{
    public static Refusal Unknown() =>
        new("incident.unknown", "There is no such incident.", "Không có sự cố này.");

    public static Refusal IdTaken() =>
        new("incident.id-taken", "An incident with this id says something else.", "Mã này đã dùng cho một sự cố khác.",
            ["incident"]);

    public static Refusal IsClosed() =>
        new("incident.is-closed", "The incident is closed; raise another one.", "Sự cố đã đóng; hãy báo sự cố mới.");
}
