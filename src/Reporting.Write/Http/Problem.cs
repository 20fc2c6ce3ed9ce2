using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;

namespace Reporting.Write.Http;

/// <summary>An error as clients see it (RFC 9457), in the language they asked for.</summary>
/// <param name="Code">Public and for ever; the text may change, the code does not.</param>
/// <param name="Places">What it is about: JSON paths, rule ids, indicator codes; missing when it is about the whole
/// request.</param>
/// <param name="CorrelationId">Names the request to whoever runs the server; missing inside a bulk answer, whose header
/// has it.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Places,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CorrelationId = null)
{
    private const string CodeItem = "problem.code";

    /// <summary>What others put into the same places in the meantime; missing when it is not about that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ValueConflict>? Conflicts { get; init; }

    public const string MediaType = "application/problem+json";

    public static Problem Of(int status, Refusal refusal, bool english) => new(
        "urn:reporting:problem:" + refusal.Code, TitleOf(status, english), status,
        english ? refusal.English : refusal.Vietnamese, refusal.Code,
        refusal.Places.Count == 0 ? null : refusal.Places)
    {
        Conflicts = refusal.Conflicts.Count == 0 ? null : refusal.Conflicts,
    };

    /// <summary>The code that a request was answered with; null when it was answered otherwise.</summary>
    public static string? CodeOf(HttpContext http) => http.Items[CodeItem] as string;

    /// <summary>Writes the answer; headers that were set before (Allow, Retry-After) stay.</summary>
    public static async Task Write(HttpContext http, int status, Refusal refusal)
    {
        var english = Language.IsEnglish(http.Request);
        http.Items[CodeItem] = refusal.Code;
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaType;
        http.Response.Headers.ContentLanguage = english ? "en" : "vi";
        if (status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        var problem = Of(status, refusal, english) with { CorrelationId = Correlation.Of(http) };
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, WireJson.Options);
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static string TitleOf(int status, bool english) => status switch
    {
        400 => english ? "Malformed request" : "Yêu cầu không đúng dạng",
        401 => english ? "Not signed in" : "Chưa đăng nhập",
        403 => english ? "Not allowed" : "Không được phép",
        404 => english ? "Not found" : "Không tìm thấy",
        405 => english ? "Method not allowed" : "Phương thức không được nhận",
        409 => english ? "Conflict" : "Xung đột",
        412 => english ? "Changed in the meantime" : "Đã thay đổi trong lúc đó",
        413 => english ? "Too large" : "Quá lớn",
        415 => english ? "Unsupported media type" : "Kiểu nội dung không được nhận",
        422 => english ? "Refused" : "Bị từ chối",
        429 => english ? "Too many requests" : "Quá nhiều yêu cầu",
        503 => english ? "Not available just now" : "Tạm thời không sẵn sàng",
        _ => english ? "Error" : "Lỗi",
    };
}
