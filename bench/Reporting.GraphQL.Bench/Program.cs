using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Reporting.GraphQL;
using Reporting.GraphQL.Bench;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;
using Reporting.GraphQL.Validation;

// Figures of the engine's pieces beside what they are measured against. Usage: Reporting.GraphQL.Bench [rounds]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args is [var text] ? int.Parse(text) : 60;
var schema = Schema.FromSdl(Documents.Sdl);
var limits = new Limits();
var source = SourceText.From(Documents.Overview);
var document = Parser.Parse(source, limits, schema.Names);
var errors = Validator.Validate(schema, document, limits);
if (errors.Count > 0)
    throw new InvalidOperationException(errors[0].Message);
var context = new RequestContext();
var output = new ArrayBufferWriter<byte>(64 * 1024);
var jsonWriter = new Utf8JsonWriter(output, new JsonWriterOptions
{
    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
});
var cached = new GraphQLEngine(schema);
var overview = new GraphQLRequest(source.Utf8, "Overview");
cached.Prepare(overview);
var engine = new GraphQLEngine(Row.Schema);
var hello = GraphQLRequest.Of("{ hello }");
var rows = GraphQLRequest.Of(Row.Query);
var called = GraphQLRequest.Of(Row.Query.Replace("rows", "called"));
var loaded = GraphQLRequest.Of(Row.Query.Replace("rows", "called").Replace("knownAt", "knownAt place { code name }"));
var small = GraphQLRequest.Of("{ called { id place { code } } }");
var smallest = GraphQLRequest.Of("{ called { id } }");
var figures = Rounds.Measure(
[
    new("lex", () => Lex(source)),
    new("parse", () => Parser.Parse(source, limits, schema.Names)),
    new("validate", () => Validator.Validate(schema, document, limits)),
    new("plan", () => Preparation.Plan(schema, document, "Overview").Plan.PlanFor(VariableValues.None)),
    new("cached plan", () => cached.Prepare(overview)),
    new("hello, engine", () => Execute(hello)),
    new("100 x 8, Utf8JsonWriter by hand", () =>
    {
        output.ResetWrittenCount();
        jsonWriter.Reset(output);
        Row.WriteBare(jsonWriter);
    }),
    new("100 x 8, engine", () => Execute(rows)),
    new("100 x 8 behind a resolver, engine", () => Execute(called)),
    new("100 x 8 + 2 by a data loader, engine", () => Execute(loaded)),
    new("100 x 1 + 1 by a data loader, engine", () => Execute(small)),
    new("100 x 1, engine", () => Execute(smallest)),
], rounds);
Console.WriteLine($"document of {source.Utf8.Length} bytes, best of {rounds} interleaved rounds");
foreach (var (name, (micros, bytes)) in figures)
    Console.WriteLine($"{name,-36} {micros,9:0.00} us {bytes,8} B");
Console.WriteLine($"100 x 8: engine : by hand = {figures["100 x 8, engine"].Micros / figures["100 x 8, Utf8JsonWriter by hand"].Micros:0.00}");

static void Lex(SourceText source)
{
    var lexer = new Lexer(source);
    do
        lexer.Advance();
    while (lexer.Kind != TokenKind.EndOfFile);
}

void Execute(GraphQLRequest request)
{
    output.ResetWrittenCount();
    var result = engine.Execute(request, context, output, CancellationToken.None);
    if (!result.IsCompletedSuccessfully || result.Result.ErrorCount > 0)
        throw new InvalidOperationException("The request failed.");
}
