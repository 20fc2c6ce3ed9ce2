using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Reporting.Write.Reports;

namespace Reporting.Host;

/// <summary>How the OpenAPI document says what the code says.</summary>
internal static class OpenApiDocument
{
    private static readonly string[] AddressProperties =
        [.. typeof(ReportAddress).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    public static void Configure(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = NameOf;
        options.AddSchemaTransformer(LeaveOutTheAddress);
        options.AddOperationTransformer((operation, context, _) =>
        {
            // By what it is about, which its address begins with; the class that answers is nobody's business.
            var parts = context.Description.RelativePath?.Split('/') ?? [];
            var area = parts is ["api", var first, ..] ? first.Split('?')[0] : parts.FirstOrDefault() ?? "";
            operation.Tags = new HashSet<OpenApiTagReference> { new(area, context.Document) };
            OpenApiExamples.Add(operation);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Reporting", Version = "v1" };
            document.Servers = [];
            document.Tags = null;
            return Task.CompletedTask;
        });
    }

    /// <summary>Every endpoint has a <c>Body</c>; its schema is named after the command.</summary>
    private static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name
            ? type.Type.Namespace?.StartsWith("Reporting.", StringComparison.Ordinal) == true ? NameOf(type.Type) : name
            : null;

    private static string NameOf(Type type)
    {
        var owner = type.DeclaringType?.Name.Replace("Endpoint", "", StringComparison.Ordinal)
            .Replace("Routes", "", StringComparison.Ordinal);
        return type.IsGenericType
            ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "Of"
                + string.Concat(type.GetGenericArguments().Select(NameOf))
            : owner + type.Name;
    }

    private static async Task LeaveOutTheAddress(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(AtAddress<>))
            return;
        var body = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], parameterDescription: null, ct);
        schema.Properties = (body.Properties ?? new Dictionary<string, IOpenApiSchema>())
            .Where(p => !AddressProperties.Contains(p.Key)).ToDictionary();
        schema.Required = body.Required;
    }
}
