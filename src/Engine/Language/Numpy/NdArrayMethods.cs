using GradService.Kernels;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The attributes and methods of arrays and scalars that are no functions of <c>numpy</c> too.</summary>
[MethodsOf("numpy.ndarray")]
internal static class NdArrayMethods
{
    [Getter]
    public static object? Shape(NdArray self) => new TupleValue([.. self.Shape.ToArray().Cast<object?>()]);

    [Getter]
    public static object? Strides(NdArray self) => new TupleValue([.. self.Tensor.Strides.ToArray().Select(stride => (object?)(stride * self.DType.Size()))]);

    [Getter]
    public static object? Dtype(NdArray self) => DataTypeValue.Of(self.DType);

    [Getter]
    public static long Ndim(NdArray self) => self.Rank;

    [Getter]
    public static long Size(NdArray self) => self.Tensor.Count;

    [Getter]
    public static long Itemsize(NdArray self) => self.DType.Size();

    [Getter]
    public static long Nbytes(NdArray self) => self.Tensor.Count * self.DType.Size();

    [Getter]
    [Named("T")]
    public static object? T(NdArray self) => self.IsScalar ? self : ShapingFunctions.Transpose(self);

    [Getter]
    public static object? Real(NdArray self) => ElementFunctions.Real(self);

    [Getter]
    public static object? Imag(NdArray self) => ElementFunctions.Imag(self);

    [Getter]
    public static object? Flat(NdArray self) => NdArray.Array(self.Tensor.Reshape(-1));

    public static object? Item(NdArray self, params object?[] args) => args.Length == 0 ? self.Item()
        : args is [TupleValue index] ? ArraySubscripts.Get(self, index).Item()
        : args.Length == 1 ? ArraySubscripts.Get(NdArray.Array(self.Tensor.Reshape(-1)), args[0]).Item()
        : ArraySubscripts.Get(self, new TupleValue(args)).Item();

    public static object? Tolist(NdArray self) => Builtins.TensorMethods.Tolist(self.Tensor);

    public static object? Astype(NdArray self, object? dtype, object? order = null, object? casting = null, bool copy = true)
    {
        DType of = DataTypes.Read(dtype);
        Tensor converted = of != self.DType ? self.Tensor.Dense(of) : copy ? self.Tensor.Clone() : self.Tensor;
        return self.IsScalar ? NdArray.Of(converted) : NdArray.Array(converted);
    }

    public static object? Reshape(NdArray self, [Keywords] Dictionary<string, object?> options, params object?[] shape) =>
        ShapingFunctions.Reshape(self, Axes.Given(shape.Length > 0 ? shape : [options.GetValueOrDefault("shape")]), options.GetValueOrDefault("order"));

    public static object? Transpose(NdArray self, params object?[] axes) => ShapingFunctions.Transpose(self, axes.Length == 0 ? null : Axes.Given(axes));

    public static object? Flatten(NdArray self, object? order = null) => NdArray.Array(((NdArray)ShapingFunctions.Ravel(self, order)!).Tensor.Clone());

    public static object? View(NdArray self, object? dtype = null)
    {
        DType of = DataTypes.ReadOptional(dtype) ?? self.DType;
        return of.Size() == self.DType.Size() ? NdArray.Array(self.Tensor.Alias(self.Shape, self.Tensor.StrideArray(), self.Tensor.Offset, of))
            : throw Raise.ValueError("a view in a dtype of another size is not supported");
    }

    public static void Fill(NdArray self, NdArray value) => Elementwise.Copy(value.Tensor, self.Tensor);

    public static void Sort(NdArray self, object? axis = null) => Elementwise.Copy(((NdArray)ElementFunctions.Sort(self, axis)!).Tensor, self.Tensor);

    public static object? Take(NdArray self, NdArray indices, object? axis = null) => ElementFunctions.Take(self, indices, axis);

    public static object? Conj(NdArray self) => UniversalFunctions.Find("conj").Apply([self]);

    public static object? Conjugate(NdArray self) => Conj(self);

    public static object? IsInteger(NdArray self) => self.Item() is double number ? double.IsFinite(number) && number == Math.Floor(number) : self.DType.IsIntegral();

    [Named("__array__")]
    public static object? Array(NdArray self) => self;

    [Named("__len__")]
    public static long Length(NdArray self) => self.Rank > 0 ? self.Shape[0]
        : throw Raise.TypeError(self.IsScalar ? $"object of type '{Types.NameOf(self)}' has no len()" : "len() of unsized object");
}
