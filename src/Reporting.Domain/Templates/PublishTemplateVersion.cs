using System.Collections.Immutable;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using static Reporting.Domain.Decision<Reporting.Domain.Templates.TemplateEvent>;

namespace Reporting.Domain.Templates;

/// <summary>A wished row; without an order it stands where it is listed.</summary>
public sealed record RowWish(string Indicator, int? Order = null);

/// <summary>A version of a template comes into use on a day (B3). Reports that were opened in earlier versions stay
/// there.</summary>
public sealed record PublishTemplateVersion(
    string Template, int Version, string Name, PeriodKind PeriodKind, DateOnly ValidFrom,
    EquatableArray<RowWish> Rows, EquatableArray<TemplateConstraint> Constraints, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="indicators">The indicators that are defined, by code; at least those of the rows that are.</param>
    /// <param name="state">The versions so far.</param>
    public static Decision<TemplateEvent> Decide(
        PublishTemplateVersion command, IReadOnlyDictionary<string, Indicator> indicators, Template state)
    {
        if ((CheckWords(command) ?? CheckRows(command, indicators)
            ?? TemplateConstraints.Check(command.Constraints, command.Rows)) is { } wrong)
            return Refuse(wrong);
        var published = new TemplateVersionPublished(
            command.Template, command.Version, command.Name, command.PeriodKind, command.ValidFrom,
            Ordered(command.Rows, indicators), command.Constraints, command.By);
        if (state.Version(command.Version) is { } earlier)
        {
            return earlier.Published with { By = command.By } == published
                ? Emit()
                : Refuse(TemplateRefusals.VersionTaken(command.Version));
        }
        return state.Versions is [.., var last] && CheckAfter(last, command) is { } misfit
            ? Refuse(misfit)
            : Emit(published);
    }

    private static Refusal? CheckWords(PublishTemplateVersion command) =>
        !Codes.IsWellFormed(command.Template) ? TextRefusals.CodeMalformed("template")
        : command.Version < 1 ? TemplateRefusals.VersionNotPositive()
        : Texts.Check("name", command.Name, Texts.NameLengthMax);

    private static Refusal? CheckRows(PublishTemplateVersion command, IReadOnlyDictionary<string, Indicator> indicators)
    {
        if (command.Rows.Count == 0)
            return TemplateRefusals.NoRows();
        string[] unknown = [.. command.Rows.Select(r => r.Indicator)
            .Where(code => indicators.GetValueOrDefault(code)?.Definition is null)];
        if (unknown.Length > 0)
            return IndicatorRefusals.Unknown(unknown);
        return command.Rows.CountBy(r => r.Indicator).FirstOrDefault(c => c.Value > 1).Key is { } twice
            ? TemplateRefusals.RowTwice(twice)
            : null;
    }

    private static Refusal? CheckAfter(TemplateVersion last, PublishTemplateVersion command) =>
        command.Version < last.Version ? TemplateRefusals.VersionNotNext(last.Version)
        : command.ValidFrom < last.ValidFrom ? TemplateRefusals.ValidFromNotAfter(last.ValidFrom)
        : command.PeriodKind != last.PeriodKind ? TemplateRefusals.PeriodKindChanged()
        : null;

    private static EquatableArray<TemplateRow> Ordered(
        EquatableArray<RowWish> rows, IReadOnlyDictionary<string, Indicator> indicators) =>
        rows.Select((row, i) => new TemplateRow(
                row.Order ?? i + 1, row.Indicator, indicators[row.Indicator].Definition!.Decimals))
            .OrderBy(row => row.Order).ToEquatableArray();
}
