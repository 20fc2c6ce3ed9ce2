using Npgsql;
using NpgsqlTypes;

namespace Reporting.EventStore.Internal;

/// <summary>The call of <c>es.append</c>, prepared once, its columns filled anew for each batch.</summary>
internal sealed class AppendStatement : IAsyncDisposable
{
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlParameter<DateTime> _recordedAt;
    private readonly Action<bool>[] _commandColumns;
    private readonly List<Guid> _streamIds = [];
    private readonly List<string> _streamTypes = [];
    private readonly List<long> _expectedVersions = [];
    private readonly List<byte[]> _previousLeaves = [];
    private readonly List<int> _eventCounts = [];
    private readonly List<Guid?> _scopes = [];
    private readonly List<string?> _keys = [];
    private readonly List<byte[]?> _requestHashes = [];
    private readonly List<int> _eventRequests = [];
    private readonly List<Guid> _eventStreams = [];
    private readonly List<long> _eventVersions = [];
    private readonly List<Guid> _eventIds = [];
    private readonly List<byte[]> _bodies = [];
    private readonly List<string> _types = [];
    private readonly List<string> _clrTypes = [];
    private readonly List<string?> _correlations = [];
    private readonly List<string?> _causations = [];
    private readonly List<byte[]> _headers = [];
    private readonly List<string?> _users = [];
    private readonly List<byte[]> _salts = [];
    private readonly List<byte[]> _leaves = [];

    public AppendStatement(NpgsqlConnection connection)
    {
        _command = new NpgsqlCommand(
            "select es.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, " +
            "$12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)", connection);
        _recordedAt = new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz };
        _command.Parameters.Add(_recordedAt);
        Column(_streamIds, NpgsqlDbType.Uuid);
        Column(_streamTypes, NpgsqlDbType.Varchar);
        Column(_expectedVersions, NpgsqlDbType.Bigint);
        Column(_previousLeaves, NpgsqlDbType.Bytea);
        Column(_eventCounts, NpgsqlDbType.Integer);
        _commandColumns =
        [
            Column(_scopes, NpgsqlDbType.Uuid), Column(_keys, NpgsqlDbType.Varchar), Column(_requestHashes, NpgsqlDbType.Bytea),
        ];
        Column(_eventRequests, NpgsqlDbType.Integer);
        Column(_eventStreams, NpgsqlDbType.Uuid);
        Column(_eventVersions, NpgsqlDbType.Bigint);
        Column(_eventIds, NpgsqlDbType.Uuid);
        Column(_bodies, NpgsqlDbType.Jsonb);
        Column(_types, NpgsqlDbType.Varchar);
        Column(_clrTypes, NpgsqlDbType.Varchar);
        Column(_correlations, NpgsqlDbType.Varchar);
        Column(_causations, NpgsqlDbType.Varchar);
        Column(_headers, NpgsqlDbType.Jsonb);
        Column(_users, NpgsqlDbType.Varchar);
        Column(_salts, NpgsqlDbType.Bytea);
        Column(_leaves, NpgsqlDbType.Bytea);
    }

    public Task Prepare(CancellationToken ct) => _command.PrepareAsync(ct);

    public async Task<BatchAnswer> Run(StampedBatch batch, CancellationToken ct)
    {
        Fill(batch);
        return BatchAnswer.Of((long[])(await _command.ExecuteScalarAsync(ct).ConfigureAwait(false))!);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    /// <summary>A column, and how it is shown to the server or left null.</summary>
    private Action<bool> Column<T>(List<T> values, NpgsqlDbType type)
    {
        var parameter = new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
        _command.Parameters.Add(parameter);
        return isShown => parameter.TypedValue = isShown ? values : null;
    }

    private void Fill(StampedBatch batch)
    {
        Clear();
        var hasCommand = false;
        _recordedAt.TypedValue = batch.RecordedAt;
        for (var r = 0; r < batch.Requests.Count; r++)
        {
            var pending = batch.Requests[r];
            var request = pending.Request;
            _streamIds.Add(request.StreamId);
            _streamTypes.Add(request.StreamType);
            _expectedVersions.Add(request.ExpectedVersion);
            _previousLeaves.Add(request.PreviousLeaf.ToArray());
            _eventCounts.Add(pending.Events.Length);
            hasCommand |= request.Command is not null;
            _scopes.Add(request.Command?.Scope);
            _keys.Add(request.Command?.Key);
            _requestHashes.Add(request.Command?.RequestHash.ToArray());
            for (var e = 0; e < pending.Events.Length; e++) FillEvent(pending, r, e, batch.Leaves[r][e]);
        }

        foreach (var show in _commandColumns) show(hasCommand);
    }

    private void FillEvent(PendingAppend pending, int r, int e, byte[] leaf)
    {
        var (request, happened) = (pending.Request, pending.Events[e]);
        _eventRequests.Add(r + 1);
        _eventStreams.Add(request.StreamId);
        _eventVersions.Add(request.ExpectedVersion + e + 1);
        _eventIds.Add(happened.Id);
        _bodies.Add(happened.Body);
        _types.Add(request.Events[e].Type);
        _clrTypes.Add(request.Events[e].ClrType);
        _correlations.Add(request.Metadata.CorrelationId);
        _causations.Add(request.Metadata.CausationId);
        _headers.Add(pending.Headers);
        _users.Add(request.Metadata.UserName);
        _salts.Add(happened.Salt);
        _leaves.Add(leaf);
    }

    private void Clear()
    {
        _streamIds.Clear();
        _streamTypes.Clear();
        _expectedVersions.Clear();
        _previousLeaves.Clear();
        _eventCounts.Clear();
        _scopes.Clear();
        _keys.Clear();
        _requestHashes.Clear();
        _eventRequests.Clear();
        _eventStreams.Clear();
        _eventVersions.Clear();
        _eventIds.Clear();
        _bodies.Clear();
        _types.Clear();
        _clrTypes.Clear();
        _correlations.Clear();
        _causations.Clear();
        _headers.Clear();
        _users.Clear();
        _salts.Clear();
        _leaves.Clear();
    }
}
