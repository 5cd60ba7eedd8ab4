using GradService.Autograd;
using GradService.Kernels;
using GradService.Operators;

namespace GradService.Tensors;

/// <content>Autograd: where a tensor came from, and its gradient.</content>
public sealed partial class Tensor
{
    private const string LeafFlag = "you can only change requires_grad flags of leaf variables.";

    private const string LeafHint =
        " If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().";

    private const string NonLeafGrad =
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during "
        + "autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the "
        + "non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See "
        + "github.com/pytorch/pytorch/pull/30531 for more informations.";

    private bool requiresGrad;
    private Node? gradFn;
    private Tensor? grad;
    private AccumulateGrad? accumulator;

    /// <summary>Whether gradients are computed for it: a leaf that asked for it, or the result of an operation on one that does.</summary>
    public bool RequiresGrad
    {
        get => requiresGrad || gradFn is not null || (View is { } view && view.Base.RequiresGrad);
        set
        {
            if (!IsLeaf)
            {
                throw GradException.Argument(value ? LeafFlag : LeafFlag + LeafHint);
            }

            SetRequiresGrad(value, "only Tensors of floating point and complex dtype can require gradients");
        }
    }

    /// <summary>Whether it was made by the user and not by a recorded operation.</summary>
    public bool IsLeaf => GradFn is null;

    /// <summary>The node that takes its gradient, <c>x.grad_fn</c>; null for a leaf.</summary>
    public Node? GradFn
    {
        get
        {
            if (View is { } view && view.Base.RequiresGrad && view.Version != Version.Value)
            {
                // The base was modified since: what this view shows now comes from the base's new history.
                Restore(view);
            }

            return gradFn;
        }
    }

    /// <summary>Which output of <see cref="GradFn"/> it is.</summary>
    public int OutputNr { get; private set; }

    /// <summary>The gradient accumulated by backward passes; null before the first.</summary>
    public Tensor? Grad
    {
        get
        {
            if (gradFn is not null && !RetainsGrad && grad is null)
            {
                Warnings.Raise(NonLeafGrad);
            }

            return grad;
        }

        set
        {
            if (value is not null)
            {
                CheckGrad(value);
            }

            grad = value;
        }
    }

    /// <summary>Whether it keeps its gradient although it is no leaf.</summary>
    public bool RetainsGrad { get; private set; }

    /// <summary>Whether it was made in inference mode.</summary>
    public bool IsInference { get; internal set; }

    /// <summary>The number of in-place modifications, of it and of all that shares its memory: <c>x._version</c>.</summary>
    public int VersionNumber =>
        IsInference ? throw GradException.Argument("Inference tensors do not track version counter.") : Version.Value;

    /// <summary>The tensor of which it is a view, <c>x._base</c>.</summary>
    public Tensor? ViewBase => View?.Base;

    /// <summary>
    /// <c>x.data</c>: the same elements without history and with a version counter of their own. Set, the tensor shows the elements of
    /// another; its history and its version stay.
    /// </summary>
    public Tensor Data
    {
        get => new(storage, new VersionCounter(), Shape, strides, Offset, DType, Batch);
        set
        {
            if (!value.Shape.Equals(Shape) || value.DType != DType)
            {
                // Gradients have the shape and the dtype of what they are the gradients of.
                accumulator = null;
            }

            (storage, Shape, strides, Offset, DType, Batch) = (value.storage, value.Shape, value.strides, value.Offset, value.DType, value.Batch);
        }
    }

    /// <summary><c>x.requires_grad = True</c> where a tensor is made: the error for integers has words of its own there.</summary>
    internal void SetRequiresGradAtConstruction() => SetRequiresGrad(true, "Only Tensors of floating point and complex dtype can require gradients");

    internal ViewOrigin? View { get; set; }

    /// <summary>Whether it is a view that was made where nothing was recorded: it requires grad, and has no history that could be told.</summary>
    internal bool IsUnrecordedView =>
        View is { Creation: ViewCreation.NoGrad or ViewCreation.Inference } || (View is { Creation: ViewCreation.OneOfSeveral } && gradFn is null && !requiresGrad);

    internal TensorSpec Spec => new(Shape, DType) { Batch = Batch };

    /// <summary>The forward-mode tangents, of the innermost level first.</summary>
    internal Tangent? Tangents { get; set; }

    /// <summary>Set on the old value of a tensor that an operation is about to overwrite: whoever saves it saves a copy.</summary>
    internal bool IsAboutToChange { get; init; }

    /// <summary><c>x.requires_grad_(requires_grad)</c>; on a non-leaf, true changes nothing.</summary>
    public Tensor RequiresGrad_(bool requiresGrad = true)
    {
        if (!IsLeaf)
        {
            return requiresGrad ? this : throw GradException.Argument(LeafFlag + LeafHint);
        }

        SetRequiresGrad(requiresGrad, "only Tensors of floating point dtype can require gradients");
        return this;
    }

    /// <summary><c>x.retain_grad()</c>: a non-leaf keeps its gradient in <see cref="Grad"/>.</summary>
    public Tensor RetainGrad()
    {
        if (!RequiresGrad)
        {
            throw GradException.Argument("can't retain_grad on Tensor that has requires_grad=False");
        }

        if (!IsLeaf && !RetainsGrad)
        {
            RetainsGrad = true;
            (GradFn!.Hooks ??= new()).Retained.Add((OutputNr, this));
        }

        return this;
    }

    /// <summary><c>x.detach_()</c>: forgets its history and becomes a leaf that does not require grad.</summary>
    public Tensor Detach_()
    {
        if (View is not null)
        {
            throw GradException.InPlace(
                "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and "
                + "gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these "
                + "gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.");
        }

        gradFn = null;
        OutputNr = 0;
        requiresGrad = false;
        return this;
    }

    /// <summary><c>x.register_hook(hook)</c>: the hook sees the gradient when it is complete; what it returns replaces it.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="name">By which errors call it; by default the method's.</param>
    public HookHandle RegisterHook(Func<Tensor, Tensor?> hook, string? name = null)
    {
        if (!RequiresGrad)
        {
            throw GradException.Argument("cannot register a hook on a tensor that doesn't require gradient");
        }

        Edge edge = GradEdge();
        return HookHandle.Add((edge.Node!.Hooks ??= new()).ForOutput(edge.Index), NamedHook<Func<Tensor, Tensor?>>.Of(hook, name));
    }

    /// <summary><c>x.register_post_accumulate_grad_hook(hook)</c>: runs after the gradient was added to a leaf's <see cref="Grad"/>.</summary>
    public HookHandle RegisterPostAccumulateGradHook(Action<Tensor> hook)
    {
        if (!RequiresGrad)
        {
            throw GradException.Argument("cannot register a hook on a tensor that doesn't require gradient");
        }

        return GradEdge().Node is AccumulateGrad node
            ? HookHandle.Add(node.PostAccumulate, hook)
            : throw GradException.Argument("post accumulate grad hooks cannot be registered on non-leaf tensors");
    }

    /// <summary>Refuses the in-place operation on a view that was not made in the ordinary way.</summary>
    internal void CheckViewMayChange()
    {
        if (View is { } view && view.Creation != ViewCreation.Default)
        {
            throw GradException.InPlace(view.Forbids(gradFn, OutputNr, indirect: false));
        }
    }

    /// <summary>Where its gradient goes; nowhere if it requires none.</summary>
    internal Edge GradEdge()
    {
        if (GradFn is { } node)
        {
            return new Edge(node, OutputNr);
        }

        return requiresGrad ? new Edge(accumulator ??= new AccumulateGrad(this), 0) : default;
    }

    /// <summary>Makes it the result of a recorded operation.</summary>
    internal void SetHistory(Node node, int output)
    {
        if (RetainsGrad)
        {
            // A retained gradient is that of the newest value.
            gradFn?.Hooks?.Retained.RemoveAll(entry => ReferenceEquals(entry.Tensor, this));
            (node.Hooks ??= new()).Retained.Add((output, this));
        }

        gradFn = node;
        OutputNr = output;
    }

    /// <summary>Adds a gradient to <see cref="Grad"/>: in place, unless the gradient is itself to be differentiated.</summary>
    internal void Accumulate(Tensor gradient)
    {
        if (gradient.Batch is not null && !Batch.SameLevels(gradient.Batch, Batch))
        {
            throw GradException.Argument(
                "backward() called inside a functorch transform. This is not supported, please use functorch.grad or functorch.vjp instead or call "
                + "backward() outside of functorch transforms.");
        }

        if (grad is null)
        {
            // Always a copy: what arrives may be shared with other leaves or with the caller.
            grad = GradMode.IsEnabled ? gradient.Clone() : gradient.LaidOutLike(this);
        }
        else if (GradMode.IsEnabled)
        {
            grad = grad.Add(gradient);
        }
        else
        {
            grad.Add_(gradient);
        }
    }

    internal void AccumulateRetained(Tensor gradient) => grad = grad is null ? gradient.Clone() : grad.Add(gradient);

    internal bool HasNaN() => DType.IsDifferentiable() && Elementwise.HasNaN(AllSamples);

    /// <summary>Another object for the same tensor: same elements, same place in the graph.</summary>
    internal Tensor SameHistory(bool isAboutToChange = false) => Follow(new Tensor(storage, Version, Shape, strides, Offset, DType, Batch)
    {
        IsInference = IsInference,
        IsWrappedNumber = IsWrappedNumber,
        IsAboutToChange = isAboutToChange,
        View = View,
    });

    /// <summary>Another object for the same elements, at a place in the graph.</summary>
    internal Tensor At(Edge edge)
    {
        Tensor alias = Alias();
        if (edge.Node is AccumulateGrad leaf)
        {
            (alias.requiresGrad, alias.accumulator) = (true, leaf);
        }
        else if (edge.Node is { } node)
        {
            alias.SetHistory(node, edge.Index);
        }

        return alias;
    }

    /// <summary>A copy of the elements at the same place in the graph.</summary>
    internal Tensor CopyWithHistory()
    {
        Tensor samples = AllSamples, copy = Empty(samples.Shape, DType);
        Elementwise.Copy(samples, copy);
        return Follow(Batch is null ? copy : copy.Entering(Batch));
    }

    /// <summary>A copy without history, with the strides of another tensor of this shape where those leave no gaps.</summary>
    internal Tensor LaidOutLike(Tensor other)
    {
        if (Batch is not null)
        {
            return Alias().CopyWithHistory();
        }

        Tensor copy = Empty(Shape, DType);
        if (!other.IsContiguous && other.IsDense)
        {
            copy = new Tensor(copy.storage, copy.Version, Shape, other.strides, 0, DType);
        }

        Elementwise.Copy(this, copy);
        return copy;
    }

    private Tensor Follow(Tensor copy)
    {
        // Where nothing is recorded nobody asks for the history, which a view may not have: it is not made anew for a modified base.
        copy.gradFn = GradMode.IsEnabled ? GradFn : gradFn;
        copy.OutputNr = OutputNr;
        copy.requiresGrad = requiresGrad;
        copy.accumulator = copy.gradFn is null && requiresGrad ? accumulator ??= new AccumulateGrad(this) : null;
        copy.Tangents = Tangents;
        return copy;
    }

    private void SetRequiresGrad(bool value, string wrongType)
    {
        if (value && !DType.IsDifferentiable())
        {
            throw new GradException(ErrorKind.NotDifferentiable, wrongType);
        }

        if (value && IsInference && !GradMode.IsInference)
        {
            throw GradException.Argument("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
        }

        requiresGrad = value;
    }

    private void CheckGrad(Tensor value)
    {
        if (ReferenceEquals(value, this))
        {
            throw GradException.Argument("can't assign Variable as its own grad");
        }

        if (value.DType != DType)
        {
            throw GradException.Type("assigned grad has data of a different type");
        }

        if (!value.Shape.Equals(Shape))
        {
            throw GradException.Shape("assigned grad has data of a different size");
        }
    }

    private void Restore(ViewOrigin view)
    {
        if (view.Creation == ViewCreation.Default)
        {
            view.Version = Version.Value;
            SetHistory(AsStrided.HistoryOf(this, view.Base), 0);
        }
        else
        {
            throw GradException.InPlace(view.Forbids(gradFn, OutputNr, indirect: true));
        }
    }
}
