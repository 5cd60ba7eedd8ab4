using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// Forward mode: tensors that carry a tangent, PyTorch's <c>torch.autograd.forward_ad</c>. Levels nest, so tangents of tangents are
/// ordinary, and every tangent is itself differentiable in reverse mode.
/// </summary>
public static class Dual
{
    // Levels are never numbered twice: what is left of a closed one on a tensor is seen by nobody.
    private static long lastLevel;

    /// <summary>Opens a level of forward mode on this thread; tangents made in it are gone when it is disposed.</summary>
    public static Level EnterLevel()
    {
        long level = Interlocked.Increment(ref lastLevel);
        (GradMode.Current.Levels ??= []).Add(level);
        return new Level(level);
    }

    /// <summary>Closes the level that was opened last.</summary>
    internal static void ExitLevel() => new Level(Innermost ?? throw GradException.Argument("no level of forward mode is open")).Dispose();

    /// <summary>A tensor with the same value and history that carries a tangent at the innermost level.</summary>
    /// <exception cref="GradException">No level is open, a dtype has no tangents, or the shapes differ.</exception>
    public static Tensor Make(Tensor primal, Tensor tangent)
    {
        if (Innermost is not { } level)
        {
            throw GradException.Argument(
                "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.");
        }

        foreach (var (tensor, role) in ((Tensor, string)[])[(primal, "primal"), (tangent, "tangent")])
        {
            if (!tensor.DType.IsDifferentiable())
            {
                throw GradException.Type($"Expected {role} to be floating point or complex, but got: torch.{tensor.DType.Name()}", "ValueError");
            }
        }

        if (!primal.Shape.Equals(tangent.Shape))
        {
            throw GradException.Shape(
                "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is "
                + $"of size {primal.Shape} while the given forward gradient is of size {tangent.Shape}.");
        }

        Tensor dual = primal.SameHistory();
        dual.Tangents = primal.Tangents;
        Set(dual, level, tangent);
        return dual;
    }

    /// <summary>The value and the tangent of a tensor at the innermost level; the tangent is null where it has none.</summary>
    public static (Tensor Primal, Tensor? Tangent) Unpack(Tensor tensor)
    {
        return Innermost is { } level ? (Below(tensor, level), TangentAt(tensor, level)) : (tensor, null);
    }

    private static long? Innermost => GradMode.Current.Levels is { Count: > 0 } levels ? levels[^1] : null;

    internal static Tensor? TangentAt(Tensor tensor, long level)
    {
        for (Tangent? at = tensor.Tangents; at is not null; at = at.Outer)
        {
            if (at.Level == level)
            {
                return at.Value;
            }
        }

        return null;
    }

    /// <summary>The tensor without the tangents of a level and of those within it.</summary>
    internal static Tensor Below(Tensor tensor, long level)
    {
        Tangent? kept = tensor.Tangents;
        if (kept is null || kept.Level < level)
        {
            return tensor;
        }

        while (kept is not null && kept.Level >= level)
        {
            kept = kept.Outer;
        }

        Tensor below = tensor.SameHistory();
        below.Tangents = kept;
        return below;
    }

    internal static void Set(Tensor tensor, long level, Tensor tangent)
    {
        Tangent? outer = tensor.Tangents;
        while (outer is not null && outer.Level >= level)
        {
            outer = outer.Outer;
        }

        tensor.Tangents = new Tangent(level, tangent, outer);
    }

    /// <summary>An open level; disposing it closes it.</summary>
    public readonly struct Level : IDisposable
    {
        private readonly long level;

        internal Level(long level) => this.level = level;

        /// <summary>Closes the level, and those within it.</summary>
        public void Dispose()
        {
            long closed = level;
            GradMode.Current.Levels?.RemoveAll(open => open >= closed);
        }
    }
}
