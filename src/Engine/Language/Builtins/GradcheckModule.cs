using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.autograd.gradcheck</c> and <c>gradgradcheck</c>.</summary>
[Module("torch.autograd")]
internal static class GradcheckFunctions
{
    public static bool Gradcheck(
        object? func, object? inputs, double eps = 1e-6, double atol = 1e-5, double rtol = 1e-3, bool raiseException = true, bool checkSparseNnz = false,
        double nondetTol = 0, bool checkUndefinedGrad = true, bool checkGradDtypes = false, bool checkBatchedGrad = false, bool checkBatchedForwardGrad = false,
        bool checkForwardAd = false, bool checkBackwardAd = true, bool fastMode = false, object? masked = null)
    {
        var (function, tensors) = Read(func, inputs);
        return GradientChecks.Gradcheck(
            function, tensors, new GradcheckOptions(
                eps, atol, rtol, raiseException, nondetTol, checkGradDtypes, checkBatchedGrad, checkForwardAd, checkBackwardAd));
    }

    public static bool Gradgradcheck(
        object? func, object? inputs, object? gradOutputs = null, double eps = 1e-6, double atol = 1e-5, double rtol = 1e-3,
        bool genNonContigGradOutputs = false, bool raiseException = true, double nondetTol = 0, bool checkUndefinedGrad = true, bool checkGradDtypes = false,
        bool checkBatchedGrad = false, bool checkFwdOverRev = false, bool checkRevOverRev = true, bool fastMode = false, object? masked = null)
    {
        var (function, tensors) = Read(func, inputs);
        Tensor[]? gradients = gradOutputs is null ? null : [.. Items(gradOutputs).OfType<Tensor>()];
        return GradientChecks.Gradgradcheck(
            function, tensors, gradients, new GradcheckOptions(
                eps, atol, rtol, raiseException, nondetTol, checkGradDtypes, checkBatchedGrad, checkFwdOverRev, checkRevOverRev));
    }

    // What is no tensor among the arguments stays what it is.
    private static (Func<Tensor[], Tensor[]> Function, Tensor[] Inputs) Read(object? func, object? inputs)
    {
        object?[] arguments = Items(inputs);
        int[] places = [.. Enumerable.Range(0, arguments.Length).Where(i => arguments[i] is Tensor)];
        return (tensors =>
        {
            object?[] given = [.. arguments];
            for (int i = 0; i < places.Length; i++)
            {
                given[places[i]] = tensors[i];
            }

            return [.. Items(Interpreter.Call(func, given)).Select(item => item as Tensor
                ?? throw Raise.AttributeError($"'{Types.NameOf(item)}' object has no attribute 'requires_grad'"))];
        }, [.. places.Select(place => (Tensor)arguments[place]!)]);
    }

    private static object?[] Items(object? value) => value is SequenceValue sequence ? [.. sequence] : [value];
}

/// <summary>The module that is called like its function.</summary>
[Module("torch.autograd.gradcheck")]
internal static class GradcheckModule
{
    [Named("GradcheckError")]
    public static object? Error => Exceptions.Find("GradcheckError");

    [Named("gradcheck")]
    public static object? Gradcheck => NativeFunction.Of(typeof(GradcheckFunctions)).First(function => function.Name == "gradcheck");

    [Named("gradgradcheck")]
    public static object? Gradgradcheck => NativeFunction.Of(typeof(GradcheckFunctions)).First(function => function.Name == "gradgradcheck");
}
