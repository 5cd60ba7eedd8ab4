using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.autograd.forward_ad</c>: what of it is no text of the library.</summary>
[Module("torch.autograd.forward_ad")]
internal static class ForwardModeModule
{
    public static long EnterDualLevel()
    {
        if (GradMode.Current.PushesForward)
        {
            throw Raise.RuntimeError("Nested forward mode AD is not supported at the moment");
        }

        Dual.EnterLevel();
        return 0;
    }

    public static void ExitDualLevel(object? level = null)
    {
        if (level is null && !GradMode.Current.PushesForward)
        {
            throw Raise.RuntimeError("Dual level must be a positive number.");
        }

        if (!GradMode.Current.PushesForward || level is not (null or 0L))
        {
            throw Raise.RuntimeError("Trying to exit a forward AD level that was not the last one that was created. This is not supported.");
        }

        Dual.ExitLevel();
    }

    public static object? MakeDual(Tensor tensor, Tensor tangent, object? level = null) => Dual.Make(tensor, tangent);

    [Named("_unpack")]
    public static object? Unpack(Tensor tensor)
    {
        var (primal, tangent) = Dual.Unpack(tensor);
        return new TupleValue([primal, tangent]);
    }
}
