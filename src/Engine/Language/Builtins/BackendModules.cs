using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Builtins;

/// <summary><c>torch.cuda</c>: there is none.</summary>
[Module("torch.cuda")]
internal static class CudaModule
{
    public static bool IsAvailable() => false;

    public static long DeviceCount() => 0;

    public static bool IsInitialized() => false;

    // Seeding the GPUs that there are not is allowed.
    public static void ManualSeed(object? seed)
    {
    }

    public static void ManualSeedAll(object? seed)
    {
    }

    public static void EmptyCache()
    {
    }

    public static void Synchronize(object? device = null) => throw Raise.Error("AssertionError", "Torch not compiled with CUDA enabled");
}

/// <summary><c>torch.backends.mps</c>: there is none.</summary>
[Module("torch.backends.mps")]
internal static class MpsModule
{
    public static bool IsAvailable() => false;

    public static bool IsBuilt() => false;
}

/// <summary><c>torch.backends.cudnn</c>: switches of what is not there, which programs set all the same.</summary>
[Module("torch.backends.cudnn")]
internal static class CudnnModule
{
    public static object? Enabled => true;

    public static object? Benchmark => false;

    public static object? Deterministic => false;

    public static bool IsAvailable() => false;
}

/// <summary><c>torch.version</c></summary>
[Module("torch.version")]
internal static class VersionModule
{
    [Named("__version__")]
    public static object? Version => TorchFunctions.Version;

    public static object? Cuda => null;
}
