using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Reporting.Write.Http;

/// <summary>The language of answers: Vietnamese, unless the client likes English better (RFC 9110 section
/// 12.5.4).</summary>
public static class Language
{
    public static bool IsEnglish(HttpRequest request)
    {
        StringValues header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var wishes))
            return false;
        return Quality(wishes, "en") > Quality(wishes, "vi");
    }

    /// <summary>The best quality of a language or one of its variants (<c>en-GB</c>); <c>*</c> leaves the choice to
    /// us.</summary>
    private static double Quality(IList<StringWithQualityHeaderValue> wishes, string language) =>
        wishes.Where(w => w.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
                || w.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))
            .Select(w => w.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();
}
