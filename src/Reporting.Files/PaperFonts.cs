using PdfSharp.Fonts;

namespace Reporting.Files;

/// <summary>The typeface of documents: Times New Roman, which Nghị định 30/2020 asks for, or another one with the same
/// widths or with Vietnamese at least, as the system has it.</summary>
public sealed class PaperFonts : IFontResolver
{
    public const string Family = "Times New Roman";

    /// <summary>The package that has such a typeface on Debian and Ubuntu.</summary>
    public const string Package = "fonts-liberation";

    // Regular, bold, italic, bold italic.
    private static readonly string[][] Families =
    [
        ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"],
        [
            "Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf", "Times_New_Roman_Italic.ttf",
            "Times_New_Roman_Bold_Italic.ttf",
        ],
        ["LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"],
        ["Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"],
        ["NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSerif-BoldItalic.ttf"],
        ["DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSerif-BoldItalic.ttf"],
    ];

    private static readonly Lock Once = new();
    private readonly string[] files;

    private PaperFonts(string[] files) => this.files = files;

    /// <summary>Where systems keep fonts.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        "/usr/share/fonts", "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "fonts"),
    ];

    /// <summary>The first typeface that is there with all four faces; null when none is.</summary>
    public static PaperFonts? Find(IEnumerable<string> folders)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var folder in folders.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.ttf", everywhere))
                found.TryAdd(Path.GetFileName(file), file);
        }
        return Families.FirstOrDefault(family => family.All(found.ContainsKey)) is { } complete
            ? new PaperFonts([.. complete.Select(name => found[name])]) : null;
    }

    /// <summary>Makes it the typeface of this process. The first one that is used stays.</summary>
    internal void Use()
    {
        lock (Once)
            GlobalFontSettings.FontResolver ??= this;
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        new(((isBold ? 1 : 0) + (isItalic ? 2 : 0)).ToString((IFormatProvider?)null));

    public byte[]? GetFont(string faceName) => File.ReadAllBytes(files[faceName[0] - '0']);
}
