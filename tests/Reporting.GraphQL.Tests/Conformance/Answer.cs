using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;
using Reporting.GraphQL.Validation;

namespace Reporting.GraphQL.Tests.Conformance;

/// <summary>Answers one language-neutral conformance case, as graphql-js would.</summary>
internal static class Answer
{
    public static async Task<JsonNode> To(JsonNode given, CancellationToken ct)
    {
        var text = (string?)given["text"] ?? "";
        try
        {
            switch ((string)given["kind"]!)
            {
                case "parse":
                    Parser.Parse(text);
                    return Ok();
                case "parseValue":
                    Parser.ParseValue(text);
                    return Ok();
                case "parseConstValue":
                    Parser.ParseValue(text, isConst: true);
                    return Ok();
                case "parseType":
                    Parser.ParseType(text);
                    return Ok();
                case "print":
                    return new JsonObject { ["printed"] = Printer.Print(Parser.Parse(text)) };
                case "printSchema":
                    return new JsonObject { ["printed"] = Unchecked(text).Print() };
                case "validateSchema":
                    return Refused(SchemaValidator.ValidateSchema(Unchecked(text)));
                case "validateSDL":
                    return Refused(ValidateSdl(given, text));
                case "validate":
                    return Refused(Validate(given));
                default:
                    return await Execute(given, ct);
            }
        }
        catch (GraphQLSyntaxException e)
        {
            return Refused([e.Error]);
        }
        catch (SchemaException e)
        {
            return Refused(e.Errors);
        }
    }

    private static JsonObject Ok() => new() { ["ok"] = true };

    private static Schema Unchecked(string sdl) => Schema.FromSdl(sdl, new SdlResolvers { IsUnchecked = true });

    private static IReadOnlyList<GraphQLError> Validate(JsonNode given)
    {
        var schema = Unchecked((string)given["schema"]!);
        var document = Parser.Parse((string)given["query"]!);
        return Validator.Validate(schema, document, Limits.None, RulesOf(given["rules"]));
    }

    private static Rule RulesOf(JsonNode? names) => names is null
        ? Rule.Specified
        : names.AsArray().Aggregate(Rule.None, (rules, name) => rules | Enum.Parse<Rule>(((string)name!)
            .Replace("CustomRule", "", StringComparison.Ordinal).Replace("Rule", "", StringComparison.Ordinal)));

    private static IReadOnlyList<GraphQLError> ValidateSdl(JsonNode given, string text)
    {
        var existing = (string?)given["schema"] is { } sdl ? Unchecked(sdl) : null;
        var rules = given["rules"]?.AsArray().Select(rule => (string)rule!).ToList();
        return SdlValidator.ValidateSdl(Parser.Parse(text), existing, rules);
    }

    private static async Task<JsonNode> Execute(JsonNode given, CancellationToken ct)
    {
        var tape = new Tape(given["tape"]);
        var schema = Schema.FromSdl((string)given["schema"]!, tape.Resolvers);
        var engine = new GraphQLEngine(schema, new EngineOptions { Limits = Limits.None });
        var prepared = Preparation.Plan(schema, Parser.Parse((string)given["query"]!), (string?)given["operationName"]);
        var output = new ArrayBufferWriter<byte>();
        var variables = Encoding.UTF8.GetBytes(given["variables"]?.ToJsonString() ?? "");
        if (prepared is { IsRefused: false, Type: OperationType.Subscription })
            await ExecuteEvent(prepared.Plan, variables, output, ct);
        else
            await engine.Execute(prepared, variables, new RequestContext(), output, ct);
        var answer = JsonNode.Parse(output.WrittenSpan)!;
        if (tape.Misfits.Count > 0)
            answer["misfits"] = new JsonArray([.. tape.Misfits.Select(misfit => (JsonNode)misfit)]);
        return answer;
    }

    /// <summary>
    /// One event of a subscription: its operation is executed like a query. Spec 6.2.3.2 ExecuteSubscriptionEvent().
    /// </summary>
    private static async Task ExecuteEvent(
        OperationPlan operation, ReadOnlyMemory<byte> variables, IBufferWriter<byte> output, CancellationToken ct)
    {
        var values = VariableCoercion.CoerceVariableValues(operation, variables.Span, Limits.None, [])!;
        var state = new ExecutionState(operation, values, new RequestContext(), new EngineOptions());
        var json = Response.Rent();
        await Response.Execute(operation.PlanFor(values), state, state.Request, json, ct);
        Response.Hand(json, output);
    }

    private static JsonObject Refused(IReadOnlyList<GraphQLError> errors)
    {
        var output = new ArrayBufferWriter<byte>();
        GraphQLEngine.WriteErrors(errors, output);
        return JsonSerializer.Deserialize<JsonObject>(output.WrittenSpan)!;
    }
}
