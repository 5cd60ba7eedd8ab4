namespace GradService.Tensors;

/// <summary>PyTorch's warnings. Nobody listens unless asked to; handlers run on the thread that caused the warning.</summary>
public static class Warnings
{
    [ThreadStatic]
    private static Action<string>? handler;

    /// <summary>Listens to the warnings raised on this thread until the subscription is disposed.</summary>
    public static IDisposable Listen(Action<string> listener)
    {
        var subscription = new Subscription(handler);
        handler = listener;
        return subscription;
    }

    internal static void Raise(string message) => handler?.Invoke(message);

    private sealed class Subscription(Action<string>? previous) : IDisposable
    {
        public void Dispose() => handler = previous;
    }
}
