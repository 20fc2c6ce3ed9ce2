namespace Reporting.Cli.Replay.DataSets;

/// <summary>The data set can't be read as it stands; the message says where and why.</summary>
internal sealed class DataSetException : Exception
{
    public DataSetException(string file, string message)
        : base($"{file}: {message}") { }

    public DataSetException(string file, int line, string message)
        : base($"{file} line {line}: {message}") { }
}
