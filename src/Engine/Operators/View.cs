using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// A linear operator that copies nothing: its output is another geometry over its input's memory. What it shows changes with the input,
/// and the other way round.
/// </summary>
internal abstract class View : Operator
{
    /// <summary>The shape, strides and offset of the view.</summary>
    protected abstract (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input);

    public sealed override bool Widens => false;

    public override Tensor? Tangent(int output, in Pushforward at) => Apply(at.TangentOf(0));

    // Geometry is that of a sample, and the view's samples lie as the input's do.
    protected sealed override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => [ComputeOne(inputs)];

    public sealed override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [ComputeOne(inputs)];

    protected sealed override Tensor ComputeOne(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        Evaluation.Charge(1);
        (Shape shape, long[] strides, long offset) = Geometry(input);
        return Make(input, shape, strides, offset, ViewCreation.Default, ViewType(input));
    }

    /// <summary>The dtype as which the view reads the memory; strides and offset count its elements.</summary>
    protected virtual DType ViewType(Tensor input) => input.DType;

    /// <summary>A view that knows what it is a view of.</summary>
    internal static Tensor Make(Tensor input, Shape shape, long[] strides, long offset, ViewCreation creation, DType? dtype = null) =>
        Remember(input.Alias(shape, strides, offset, dtype), input, creation);

    /// <summary>Tells a view what it is a view of.</summary>
    internal static Tensor Remember(Tensor view, Tensor input, ViewCreation creation)
    {
        GradMode mode = GradMode.Current;
        if (creation == ViewCreation.Default && !mode.Enabled)
        {
            creation = mode.Inference ? ViewCreation.Inference : ViewCreation.NoGrad;
        }

        if (input.View is { } origin && origin.Creation != ViewCreation.Default)
        {
            creation = origin.Creation;
        }

        view.View = new ViewOrigin(input.View?.Base ?? input, creation, input.Version.Value);
        return view;
    }
}

/// <summary>A view operator with several outputs, such as <c>split</c>; PyTorch forbids to modify those in place.</summary>
internal abstract class SeveralViews : Operator
{
    /// <summary>The geometries of the views.</summary>
    protected abstract IReadOnlyList<(Shape Shape, long[] Strides, long Offset)> Geometries(Tensor input);

    public sealed override bool Widens => false;

    public sealed override Tensor? Tangent(int output, in Pushforward at) => ApplyAll(at.TangentOf(0))[output];

    protected sealed override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Compute(inputs);

    public sealed override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        Evaluation.Charge(1);
        return [.. Geometries(input).Select(part => View.Make(input, part.Shape, part.Strides, part.Offset, ViewCreation.OneOfSeveral))];
    }
}
