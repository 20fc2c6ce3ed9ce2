using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http.Sockets;

/// <summary>One operation of a socket, from its <c>subscribe</c> until its end on either side.</summary>
internal sealed class SocketOperation(string id, SocketSender sender, CancellationToken socket)
{
    private readonly CancellationTokenSource _ends = CancellationTokenSource.CreateLinkedTokenSource(socket);
    private int _ended;

    public string Id => id;

    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Completes when nothing of the operation runs any more; never fails.</summary>
    public Task Finished { get; private set; } = Task.CompletedTask;

    /// <summary>The client no longer listens: nothing of the operation is sent any more.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
            _ends.Cancel();
    }

    /// <summary>Runs beside the reading of further messages.</summary>
    /// <param name="served">What runs the operation.</param>
    /// <param name="http">The handshake's context.</param>
    /// <param name="parameters">Of the <c>subscribe</c> message.</param>
    /// <param name="free">Frees the id; called before the message that tells the client of the end.</param>
    public void Start(ServedEngine served, HttpContext http, Parameters parameters, Action<SocketOperation> free) =>
        Finished = Task.Run(() => Run(served, http, parameters, free), CancellationToken.None);

    private async Task Run(ServedEngine served, HttpContext http, Parameters parameters, Action<SocketOperation> free)
    {
        try
        {
            var refused = await RunInGate(served, http, parameters).ConfigureAwait(false);
            free(this);
            await sender.Send(refused is null ? "complete" : "error", this, refused ?? default).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The client no longer listens.
        }
        catch (Exception e)
        {
            // Not the engine's: it masks what resolvers throw. So the request's context could not be made.
            await sender.Fail(this, served.Engine, e).ConfigureAwait(false);
        }
        finally
        {
            free(this);
            End();
            _ends.Dispose();
        }
    }

    /// <summary>Null when it ran to its end, else the JSON array of the errors that refused it.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> RunInGate(
        ServedEngine served, HttpContext http, Parameters parameters)
    {
        var document = served.Document(parameters);
        var refusal = await served.Resolve(document, parameters, _ends.Token).ConfigureAwait(false);
        if (refusal is null && !await served.Gate.Enter(_ends.Token).ConfigureAwait(false))
            refusal = HttpRefusal.Busy;
        if (refusal is not null)
            return Errors([refusal.ToError()]);
        GraphQLSubscription? subscription;
        try
        {
            var operation = served.Prepare(document, parameters);
            using var span = Telemetry.Start(operation);
            if (operation.IsRefused)
                return Errors(operation.Errors);
            if (operation.Type != OperationType.Subscription)
                return await Execute(served, http, operation, parameters, span).ConfigureAwait(false);
            subscription = served.Subscribe(http, operation, parameters, _ends.Token);
        }
        finally
        {
            // An open stream is no execution; it may last for days.
            served.Gate.Leave();
        }
        return subscription.Responses is { } responses
            ? await Pass(responses).ConfigureAwait(false)
            : Errors(subscription.Errors);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> Execute(
        ServedEngine served, HttpContext http, PreparedOperation operation, Parameters parameters, Telemetry.Span span)
    {
        using var body = PooledBuffer.Rent();
        var result = await served.Execute(http, operation, parameters, body, _ends.Token).ConfigureAwait(false);
        span.Ended(result);
        if (result.Kind != ResultKind.Executed)
            return ErrorsIn(body.Written.Span);
        await sender.Send("next", this, body.Written).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> Pass(IAsyncEnumerable<ReadOnlyMemory<byte>> responses)
    {
        Telemetry.StreamOpened();
        try
        {
            await foreach (var response in responses.WithCancellation(_ends.Token).ConfigureAwait(false))
                await sender.Send("next", this, response).ConfigureAwait(false);
        }
        finally
        {
            Telemetry.StreamClosed();
        }
        return null;
    }

    public static ReadOnlyMemory<byte> Errors(IReadOnlyList<GraphQLError> errors)
    {
        using var body = PooledBuffer.Rent();
        GraphQLEngine.WriteErrors(errors, body);
        return ErrorsIn(body.Written.Span);
    }

    /// <summary>The array under <c>errors</c> of a response.</summary>
    private static byte[] ErrorsIn(ReadOnlySpan<byte> response)
    {
        var reader = new Utf8JsonReader(response);
        reader.Read();
        while (reader.Read() && !reader.ValueTextEquals("errors"u8))
            reader.Skip();
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return response[start..(int)reader.BytesConsumed].ToArray();
    }

    /// <summary>Answers with an error without running anything.</summary>
    public ValueTask Refuse(HttpRefusal refusal) => sender.Send("error", this, Errors([refusal.ToError()]));
}
