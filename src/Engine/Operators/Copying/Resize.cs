using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Gives the tensor another shape, row-major over its own memory, which grows where it must: new elements are zeros.</summary>
    /// <derivative>none: a tensor that requires grad may not be resized</derivative>
    [Operator("Tensor.resize_")]
    [Sample("index(9, 2, 3), 2, 2")]
    public static Tensor Resize_(this Tensor input, params long[] sizes)
    {
        if (input.RequiresGrad)
        {
            throw GradException.InPlace("cannot resize variables that require grad");
        }

        if (GradMode.Current.PushesForward && input.Tangents is not null)
        {
            throw GradException.InPlace("cannot resize variables that has a forward grad");
        }

        var shape = Shape.Of(sizes);
        if (!shape.Equals(input.Shape))
        {
            input.Resize(shape);
            if (!input.IsInference)
            {
                input.Version.Bump();
            }
        }

        return input;
    }
}
