using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>A Python number beside a float64 tensor, while float32 is the default dtype: it must not narrow anything.</summary>
public sealed class NumberArgumentTests
{
    /// <summary>The operators of two tensors that take numbers in their stead.</summary>
    public static TheoryData<string> Operators => [.. Catalogue.All
        .Where(entry => !entry.IsInPlace && !entry.Name.StartsWith("nn.", StringComparison.Ordinal) && entry.Overloads.Any(overload =>
            overload.Parameters.Count(parameter => parameter.IsRequired) == 2
            && overload.Parameters.Take(2).All(parameter => parameter is { Kind: ParameterKind.Tensor, IsNullable: false })))
        .Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void A_number_counts_as_a_0d_tensor_of_the_others_dtype(string op)
    {
        Tensor[]? byNumber = Differentiate(op, 0.3, first: false), byTensor = Differentiate(op, Given.Scalar(0.3).Detach(), first: false);
        Compare(byTensor, byNumber);
        Compare(Differentiate(op, Given.Scalar(0.3).Detach(), first: true), Differentiate(op, 0.3, first: true));
    }

    private static void Compare(Tensor[]? expected, Tensor[]? actual)
    {
        Assert.Equal(expected?.Length, actual?.Length);
        for (int i = 0; i < (expected?.Length ?? 0); i++)
        {
            Assert.Equal((expected![i].DType, i), (actual![i].DType, i));
            Slopes.Agree(expected[i].ToDoubles(), actual[i].ToDoubles(), 1e-14);
        }
    }

    /// <summary>The result and its gradient by a float64 tensor; null where the operator refuses the arguments.</summary>
    private static Tensor[]? Differentiate(string op, object number, bool first)
    {
        Tensor x = Given.Leaf(0.7, 0.9);
        using var evaluation = Evaluation.Begin(DType.Float32);
        Evaluation.ManualSeed(0);
        try
        {
            IReadOnlyList<Tensor>? results = Binder.Call(Catalogue.Find(op)!, first ? [number, x] : [x, number], [], _ => null, out _);
            if (results is null || !results[0].RequiresGrad)
            {
                return results is null ? null : [.. results];
            }

            Tensor?[] grads = Gradients.Grad([results[0].Sum()], [x], allowUnused: true);
            return [.. results, .. grads.OfType<Tensor>()];
        }
        catch (GradException)
        {
            return null;
        }
    }
}
