using System.Globalization;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Measures;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>What somebody writes into cells, read as the form's cells are to be read.</summary>
internal static class FigureInput
{
    /// <summary>The way to write numbers that a parameter names; plain when it names none.</summary>
    /// <exception cref="RequestException">There is no such way.</exception>
    public static NumberFormat Format(string? name) => name switch
    {
        null or "plain" => NumberFormat.Plain,
        "vi" => NumberFormat.Vi,
        _ => throw new RequestException(StatusCodes.Status422UnprocessableEntity, EntryRefusals.FormatUnknown()),
    };

    /// <summary>The command, or what can't be read.</summary>
    public static (EnterFigures?, Refusal?) Of(EnterFiguresEndpoint.Body body, ReportCall call)
    {
        var cells = new List<EnteredCell>();
        var details = new List<EnteredDetail>();
        foreach (var (name, figure) in body.Cells ?? new Dictionary<string, Figure>())
        {
            if (Cell(name, figure, body.Numbers, call.Version, cells, details) is { } wrong)
                return (null, wrong);
        }
        foreach (var (code, text) in body.Sections ?? new Dictionary<string, string?>())
            details.Add(new EnteredDetail(CellDefinition.OfSection(code), text));
        var comments = (body.Comments ?? new Dictionary<string, string>()).Select(c => new RuleComment(c.Key, c.Value));
        return (new EnterFigures(call.Id, cells.ToEquatableArray(), comments.ToEquatableArray(), call.By)
        {
            Details = details.ToEquatableArray(),
            Nil = (body.Nil ?? []).ToEquatableArray(),
            BasedOn = body.BasedOn,
            Bases = (body.Base ?? new Dictionary<string, Figure>())
                .Select(b => (b.Key, Written(b.Key, b.Value, body.Numbers, call.Version))).ToEquatableArray(),
            Source = body.Source,
            Elsewhere = call.Elsewhere,
            Within = call.State.CellsFor(call.Account, call.By, call.Units),
        }, null);
    }

    private static Refusal? Cell(
        string name, Figure figure, NumberFormat format, TemplateVersion version, List<EnteredCell> cells,
        List<EnteredDetail> details)
    {
        var cell = name.StartsWith('#') ? null : version.Cell(name);
        if (Plain(figure, format, cell) is not { } text)
        {
            if (figure.Text is not null)
                return ReportRefusals.NotANumber(name);
            if (cell is { IsFigure: false })
                details.Add(new EnteredDetail(name, null));
            else
                cells.Add(new EnteredCell(name, null));
            return null;
        }
        if (cell is { IsFigure: false })
            details.Add(new EnteredDetail(name, text));
        else if (FigureText.TryParse(name, text, cell?.Unit, out var value, out var refusal))
            cells.Add(new EnteredCell(name, value));
        else
            return refusal;
        return null;
    }

    /// <summary>The text with its number in the plain form; null when it is none in the declared one.</summary>
    private static string? Plain(Figure figure, NumberFormat format, CellDefinition? cell) =>
        figure.Text is not { } text || figure.IsNumber || format == NumberFormat.Plain
            || cell is { IsFigure: false, Kind: not CellKind.Number }
            ? figure.Text
            : FigureText.FromVietnamese(text);

    // What is compared is what is kept: 1.50 is 1.5.
    private static string? Written(string name, Figure figure, NumberFormat format, TemplateVersion version)
    {
        var cell = version.Cell(name);
        return Plain(figure, format, cell) is { } text
            && cell is { Kind: CellKind.Number }
            && FigureText.TryParse(name, text, cell.Unit, out var value, out _)
                ? value.ToString(CultureInfo.InvariantCulture)
                : figure.Text;
    }
}
