using GradService.Autograd;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>In-place operations: any operator, its result written over its first argument, with PyTorch's rules.</summary>
internal static class InPlace
{
    /// <summary>
    /// Replaces the elements of a tensor by those of an operation on its old value, and its history by that operation's. Nothing is
    /// changed if the operation fails or is forbidden.
    /// </summary>
    public static Tensor Update(this Tensor self, Func<Tensor, Tensor> operation)
    {
        GradMode mode = GradMode.Current;
        if (mode.Enabled && self.RequiresGrad)
        {
            self.CheckViewMayChange();
        }

        Tensor result = operation(self.SameHistory(isAboutToChange: true));
        if (!result.Shape.Equals(self.Shape))
        {
            throw GradException.Shape(
                result.Shape.Count == self.Shape.Count || self.Shape.BroadcastsTo(result.Shape)
                    ? $"output with shape {self.Shape} doesn't match the broadcast shape {result.Shape}"
                    : $"The expanded size of the tensor {self.Shape} must match the existing size {result.Shape}");
        }

        CheckCast(result.DType, self.DType);
        CheckAllowed(self, result.RequiresGrad, mode);
        Overwrite(self, result.SharesMemory(self) ? result.Alias().Clone() : result);
        self.Tangents = result.Tangents;
        if (self.View is { } shown && (shown.Base.Tangents ?? self.Tangents) is not null && shown.Base.DType == self.DType)
        {
            PushTangents(self, shown.Base);
        }

        if (mode.Enabled && result.RequiresGrad)
        {
            Edge written = result.GradEdge();
            written.Node!.Rebind(result, self);
            Rebase(self, written);
        }

        return self;
    }

    /// <summary>Gives a tensor whose elements were overwritten the history of what was written; if it is a view, its base has it too.</summary>
    public static void Rebase(Tensor self, Edge written)
    {
        if (self.View is not { } view)
        {
            self.SetHistory(written.Node!, written.Index);
            return;
        }

        Tensor owner = view.Base;
        owner.SetHistory(new CopySlices(owner.GradEdge(), owner, self, written), 0);
        view.Version = self.Version.Value;
        self.SetHistory(AsStrided.HistoryOf(self, owner), 0);
    }

    /// <summary>Gives a tensor the shape, strides and history of a view of it: nothing is written, but it is another tensor to all who saved it.</summary>
    public static Tensor Become(this Tensor self, Func<Tensor, Tensor> view)
    {
        GradMode mode = GradMode.Current;
        Tensor result = view(self.SameHistory());
        CheckHistory(self, result.RequiresGrad, mode);
        Edge seen = mode.Enabled && result.RequiresGrad ? result.GradEdge() : default;
        self.Become(result);
        if (!self.IsInference)
        {
            self.Version.Bump();
        }

        self.Tangents = result.Tangents;
        if (seen.Node is null)
        {
            return self;
        }

        if (self.View is { } origin)
        {
            origin.Version = self.Version.Value;
            self.SetHistory(AsStrided.HistoryOf(self, origin.Base), 0);
        }
        else
        {
            (seen.Node as OperatorNode)?.Rebind(result, self);
            self.SetHistory(seen.Node, seen.Index);
        }

        return self;
    }

    /// <summary>Copies elements into a tensor of the same shape, and counts its version up.</summary>
    public static void Overwrite(Tensor self, Tensor result)
    {
        CheckLevels(self, result);
        Tensor all = self.Batch is { } levels ? result.InFront(levels, self.Rank) : result;
        Elementwise.Copy(all, self.AllSamples);
        if (!self.IsInference)
        {
            self.Version.Bump();
        }
    }

    /// <summary>Refuses a result of a higher category than that of the tensor which is to hold it.</summary>
    public static void CheckCast(DType result, DType self)
    {
        if (Category(result) > Category(self))
        {
            throw GradException.Type($"result type {result.ScalarTypeName()} can't be cast to the desired output type {self.ScalarTypeName()}");
        }
    }

    /// <summary>Refuses to write to memory that overlaps itself, to an inference tensor, and to what autograd protects.</summary>
    /// <param name="self">The tensor that is to be written to.</param>
    /// <param name="recorded">Whether the operation is recorded.</param>
    /// <param name="mode">The mode in which it runs.</param>
    public static void CheckAllowed(Tensor self, bool recorded, GradMode mode)
    {
        if (self.Overlaps())
        {
            throw GradException.InPlace(
                "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() "
                + "the tensor before performing the operation.");
        }

        CheckHistory(self, recorded, mode);
    }

    /// <summary>Refuses to change an inference tensor, and what autograd protects.</summary>
    /// <param name="self">The tensor that is to be changed.</param>
    /// <param name="recorded">Whether the operation is recorded.</param>
    /// <param name="mode">The mode in which it runs.</param>
    private static void CheckHistory(Tensor self, bool recorded, GradMode mode)
    {
        mode.Outside?.Write(self);
        if (self.IsInference && !mode.Inference)
        {
            throw GradException.InPlace(
                "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before "
                + "doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.");
        }

        if (!recorded || !mode.Enabled)
        {
            return;
        }

        if (self.View is { } view)
        {
            self.CheckViewMayChange();
            if (view.Base is { RequiresGrad: true, IsLeaf: true })
            {
                throw GradException.InPlace("a view of a leaf Variable that requires grad is being used in an in-place operation.");
            }
        }

        if (self is { RequiresGrad: true, IsLeaf: true })
        {
            throw GradException.InPlace("a leaf Variable that requires grad is being used in an in-place operation.");
        }
    }

    /// <summary>The tangents of the tensor that owns the memory follow what was written through a view of it.</summary>
    private static void PushTangents(Tensor self, Tensor owner)
    {
        var levels = new SortedDictionary<long, (Tensor? Owner, Tensor? Written)>();
        for (Tangent? at = owner.Tangents; at is not null; at = at.Outer)
        {
            levels[at.Level] = (at.Value, null);
        }

        for (Tangent? at = self.Tangents; at is not null; at = at.Outer)
        {
            levels[at.Level] = (levels.GetValueOrDefault(at.Level).Owner, at.Value);
        }

        foreach (var (level, (old, written)) in levels)
        {
            Tensor places = AsStrided.Positions(owner.Shape.Sizes, owner.Strides, 0);
            Tensor view = self.Outside(owner).View;
            Tensor shown = AsStrided.Positions(view.Shape.Sizes, view.Strides, view.Offset - owner.Offset);
            Tensor memory = Torch.Zeros([places.Count == 0 ? 0 : places.ToInt64s().Max() + 1], owner.DType);
            memory = old is null ? memory : memory.Put(places, old);
            memory = memory.Put(shown, written is null ? Torch.Zeros([shown.Count], owner.DType) : Outside(written, self, owner));
            Dual.Set(owner, level, memory.Take(places.View(owner.Shape.ToArray())));
        }
    }

    private static Tensor Outside(Tensor written, Tensor self, Tensor owner) =>
        self.Outside(owner).Levels.Reverse().Aggregate(written, static (inside, level) => new LeaveBatch(0, level).Apply(inside));

    private static void CheckLevels(Tensor self, Tensor result)
    {
        foreach (BatchDimension dimension in result.Batch is { } levels ? levels.Dimensions : default)
        {
            if (self.Batch?.Find(dimension.Level) is null)
            {
                throw GradException.InPlace(
                    "vmap: inplace arithmetic(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args that has more elements "
                    + "than `self`. This happened due to `other` being vmapped over but `self` not being vmapped over in a vmap. Please try to use "
                    + "out-of-place operators instead of inplace arithmetic. If said operator is being called inside the PyTorch framework, please file "
                    + "a bug report instead.");
            }
        }
    }

    private static int Category(DType dtype) =>
        dtype.IsComplex() ? 3 : dtype.IsFloatingPoint() ? 2 : dtype.IsIntegral() ? 1 : 0;
}
