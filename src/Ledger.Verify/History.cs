using System.Text;

namespace Ledger.Verify;

/// <summary>Checkpoints that somebody kept: files with one note, or many with an empty line after each.</summary>
internal static class History
{
    public static List<(string Where, Head Head)> Read(string? place, Findings findings)
    {
        var heads = new List<(string, Head)>();
        if (place is null)
            return heads;
        var files = File.Exists(place) ? [place] : Directory.Exists(place)
            ? Directory.GetFiles(place, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            findings.CannotTell(place, "there are no checkpoints");
        foreach (var file in files)
        {
            var parts = Encoding.UTF8.GetString(File.ReadAllBytes(file)).Split("\n\n");
            // Text and signatures take turns.
            for (var i = 0; i + 1 < parts.Length; i += 2)
                Add(heads, $"{file}, checkpoint {i / 2 + 1}", parts[i] + "\n\n" + parts[i + 1].TrimEnd('\n') + "\n", findings);
        }
        return heads;
    }

    private static void Add(List<(string, Head)> heads, string where, string note, Findings findings)
    {
        try
        {
            heads.Add((where, Head.Parse(Encoding.UTF8.GetBytes(note))));
        }
        catch (FormatException e)
        {
            findings.CannotTell(where, e.Message);
        }
    }
}
