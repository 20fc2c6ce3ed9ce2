using Reporting.Read.Reading;

namespace Reporting.Host.Exports;

/// <summary>An answer as a table, page by page.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Pages">The rows; what is refused is refused with the first page.</param>
internal sealed record Export(
    string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<Answer<IReadOnlyList<object?[]>>> Pages)
{
    /// <summary>Whether a later page may be refused: such a table is put on disk before it is sent, so that a refusal is one
    /// and not half a file.</summary>
    public bool IsRefusedLate { get; init; }

    /// <summary>A table of rows that have columns.</summary>
    public static Export Of<TRow>(
        string name, IReadOnlyList<Column<TRow>> columns, IAsyncEnumerable<Answer<IReadOnlyList<TRow>>> pages) =>
        new(name, [.. columns.Select(column => column.Name)], Cells(columns, pages));

    /// <summary>All pages of a list, one after the other.</summary>
    public static async IAsyncEnumerable<Answer<IReadOnlyList<TRow>>> All<TRow>(
        Func<PageRequest, Task<Answer<Slice<TRow>>>> list)
    {
        string? after = null;
        do
        {
            switch (await list(new PageRequest(PageRequest.SizeMax, after)))
            {
                case Answer<Slice<TRow>>.Given { Value: var slice }:
                    after = slice.HasNext ? slice.Items[^1].Cursor : null;
                    yield return new Answer<IReadOnlyList<TRow>>.Given([.. slice.Items.Select(item => item.Row)]);
                    break;
                case Answer<Slice<TRow>>.Refused { Refusal: var refusal }:
                    yield return refusal;
                    yield break;
            }
        }
        while (after is not null);
    }

    /// <summary>All pages of an answer that is asked for by how many rows to pass over.</summary>
    /// <param name="rowCountMax">How many rows a page has at most.</param>
    /// <param name="ask">Asks for a page.</param>
    public static async IAsyncEnumerable<Answer<IReadOnlyList<TRow>>> Skipping<TRow>(
        int rowCountMax, Func<int, Task<Answer<IReadOnlyList<TRow>>>> ask)
    {
        for (var (skip, isMore) = (0, true); isMore; skip += rowCountMax)
        {
            var answer = await ask(skip);
            isMore = answer is Answer<IReadOnlyList<TRow>>.Given { Value.Count: var count } && count == rowCountMax;
            yield return answer;
        }
    }

    /// <summary>An answer that comes at once.</summary>
    public static async IAsyncEnumerable<Answer<IReadOnlyList<TRow>>> Once<TRow>(
        Func<Task<Answer<IReadOnlyList<TRow>>>> ask)
    {
        yield return await ask();
    }

    private static async IAsyncEnumerable<Answer<IReadOnlyList<object?[]>>> Cells<TRow>(
        IReadOnlyList<Column<TRow>> columns, IAsyncEnumerable<Answer<IReadOnlyList<TRow>>> pages)
    {
        await foreach (var page in pages)
        {
            yield return page switch
            {
                Answer<IReadOnlyList<TRow>>.Given { Value: var rows } =>
                    new Answer<IReadOnlyList<object?[]>>.Given(
                        [.. rows.Select(row => columns.Select(column => column.Value(row)).ToArray())]),
                Answer<IReadOnlyList<TRow>>.Refused { Refusal: var refusal } => refusal,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }
}

/// <summary>A column of an export.</summary>
internal sealed record Column<TRow>(string Name, Func<TRow, object?> Value);
