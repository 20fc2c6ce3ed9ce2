using Npgsql;
using Reporting.EventStore;
using Reporting.EventStore.Internal;

// A process of its own that appends step by step, as it is told on standard input: one line in, one line out. The steps are those
// of one append transaction, so that whoever tells can put another process between any two of them.
var connectionString = args[0];
NpgsqlConnection? connection = null;
AppendStatement? statement = null;
while (Console.ReadLine() is { } line)
{
    string answer;
    try
    {
        answer = await Step(line.Split(' '));
    }
    catch (PostgresException e)
    {
        answer = $"error {e.SqlState} {e.ConstraintName}";
    }
    catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
    {
        answer = "error gone";
    }

    Console.WriteLine(answer);
}

async Task<string> Step(string[] words)
{
    switch (words[0])
    {
        case "open":
            await Close();
            connection = new NpgsqlConnection(connectionString + ";Pooling=false");
            await connection.OpenAsync();
            statement = new AppendStatement(connection);
            return $"ok {connection.ProcessID}";
        case "append":
            return await Append(words[1..]);
        case "hold":
            return await AppendUnderLock(Request(words[1].Split('/')));
        case "lease":
            return await TakeLease(words[1]);
        default:
            await using (var command = new NpgsqlCommand(string.Join(' ', words), connection)) await command.ExecuteNonQueryAsync();
            return "ok";
    }
}

async Task Close()
{
    try
    {
        if (connection is not null) await connection.DisposeAsync();
    }
    catch (NpgsqlException)
    {
        // The server ended it: that is why another is opened.
    }
}

// Each word is STREAM/VERSION/LEAF. The answer: the position before, the refused as REQUEST:VERSION, and a leaf for each request.
async Task<string> Append(string[] words)
{
    var requests = words.Select(word => PendingAppend.Prepare(Request(word.Split('/')), CancellationToken.None)).ToList();
    var batch = StampedBatch.At(new StampClock(TimeProvider.System).Next(), requests);
    var answer = await statement!.Run(batch, CancellationToken.None);
    if (answer.Overtaken is { } newest)
    {
        batch = StampedBatch.At(newest, requests);
        answer = await statement.Run(batch, CancellationToken.None);
    }

    var refused = string.Join(',', answer.Refused.Select(r => $"{r.Key}:{r.Value.ActualVersion}"));
    return $"ok {answer.HeadPosition} {refused}; {string.Join(',', batch.Leaves.Select(l => Convert.ToHexString(l[^1])))}";
}

// The store's own append under the lock, with its limits; it stands still in the middle until it is told to go on.
async Task<string> AppendUnderLock(AppendRequest request)
{
    await using var db = NpgsqlDataSource.Create(connectionString);
    await using var held = await AppendConnection.Open(db, new EventStoreOptions(), CancellationToken.None);
    PendingAppend[] requests = [PendingAppend.Prepare(request, CancellationToken.None)];
    var answer = await held.AppendUnderLock(requests, Stamp, CancellationToken.None);
    return $"ok {answer.HeadPosition}";

    StampedBatch Stamp(DateTime newest)
    {
        Console.WriteLine("holding");
        Console.ReadLine();
        return StampedBatch.At(newest, requests);
    }
}

async Task<string> TakeLease(string name)
{
    var db = NpgsqlDataSource.Create(connectionString);
    var lease = await Lease.TryTake(db, name, CancellationToken.None);
    Console.WriteLine(lease is null ? "taken by another" : "taken");
    Console.ReadLine();
    return lease is null ? "ok" : await lease.IsHeld(CancellationToken.None) ? "held" : "lost";
}

static AppendRequest Request(string[] parts) => new(
    Guid.Parse(parts[0]), "raced", long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
    Convert.FromHexString(parts[2]), [new EventToAppend("raced", "Raced", "{}"u8.ToArray())], new EventMetadata());
