namespace Reporting.Console.Layout;

/// <summary>A unit's reports, by period.</summary>
public sealed record MatrixRow(string Code, string Name, IReadOnlyList<MatrixCell?> Cells);

public sealed record MatrixCell(Guid Report, string State, bool IsLate);
