namespace Reporting.GraphQL;

/// <summary>A place in a document: line and column, both from 1, columns in UTF-16 units. Spec 7.1.2 Errors.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct Location(int Line, int Column);
