using Reporting.GraphQL.Types;

namespace Reporting.Read.Catalogues;

/// <summary>Where a version of a catalogue's entry stands on a day (B4).</summary>
public enum CatalogueState
{
    Draft,
    Trial,
    Official,
    Superseded,
    Abolished,
}

/// <summary>What is stored of a state, and what it is on a day.</summary>
public sealed record StoredState
{
    public string State { get; set; } = "";
    public DateOnly? TrialLastDay { get; set; }
    public DateOnly? SupersededFrom { get; set; }
    public DateOnly? AbolishedFrom { get; set; }

    public CatalogueState On(DateOnly day) => State switch
    {
        "draft" => CatalogueState.Draft,
        "trial" => CatalogueState.Trial,
        _ when AbolishedFrom <= day => CatalogueState.Abolished,
        _ when SupersededFrom <= day => CatalogueState.Superseded,
        _ => CatalogueState.Official,
    };

    /// <summary>Whether the trial should have ended.</summary>
    public bool IsOverdue(DateOnly day) => State == "trial" && TrialLastDay < day;

    internal static readonly EnumType Type = EnumType.Of<CatalogueState>(
        "CatalogueState", "Where a version of a catalogue's entry stands (trạng thái danh mục).",
        ("DRAFT", CatalogueState.Draft, "Nobody uses it yet (dự thảo)."),
        ("TRIAL", CatalogueState.Trial, "It is tried out (thử nghiệm)."),
        ("OFFICIAL", CatalogueState.Official, "It is in use, or will be from its day on (chính thức)."),
        ("SUPERSEDED", CatalogueState.Superseded, "A later version took over (đã thay thế)."),
        ("ABOLISHED", CatalogueState.Abolished, "Nobody uses it any more (bãi bỏ)."));
}
