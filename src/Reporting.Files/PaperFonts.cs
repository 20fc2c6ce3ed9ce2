namespace Reporting.Files;

/// <summary>The typeface of documents: Times New Roman, which Nghị định 30/2020 asks for, or another one with the same
/// widths or with Vietnamese at least, as the system has it.</summary>
public sealed class PaperFonts
{
    public const string Family = "Times New Roman";

    /// <summary>The package that has such a typeface on Debian and Ubuntu; the older fonts-liberation 1 lacks the
    /// letters.</summary>
    public const string Package = "fonts-liberation2";

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

    private static PaperFonts? kept;
    private readonly string[] files;

    private PaperFonts(string[] files) => this.files = files;

    /// <summary>Where systems keep fonts.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        "/usr/share/fonts", "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "fonts"),
    ];

    /// <summary>The typeface of this machine; null while it has none.</summary>
    public static PaperFonts? OfSystem => kept ??= Find(Folders);

    /// <summary>The first typeface that is there with all four faces and Vietnamese letters; null when none is.</summary>
    public static PaperFonts? Find(IEnumerable<string> folders)
    {
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var found = folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", everywhere))
            .ToLookup(file => Path.GetDirectoryName(file)!, StringComparer.Ordinal);
        return Families
            .SelectMany(family => found.Select(folder => family.Select(name =>
                folder.FirstOrDefault(file => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase)))))
            .Select(files => files.OfType<string>().ToArray())
            .Where(files => files.Length == 4 && files.All(PaperFace.IsVietnamese))
            .Select(files => new PaperFonts(files)).FirstOrDefault();
    }

    internal byte[] Bytes(bool isBold, bool isItalic) => File.ReadAllBytes(files[(isBold ? 1 : 0) + (isItalic ? 2 : 0)]);
}
