using System.Globalization;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>What lies under a tensor, <c>x.storage()</c>: all elements of the memory that it shows a part of.</summary>
internal sealed class StorageValue(Tensor tensor) : ObjectValue
{
    public static ClassValue Type { get; } = Types.Add("TypedStorage", module: "torch.storage", isFinal: true);

    public override ClassValue Class => Type;

    /// <summary>The tensor that it was asked of.</summary>
    public Tensor Tensor => tensor;

    /// <summary>All elements, one after another.</summary>
    public Tensor Elements => tensor.Alias(Shape.Of(tensor.Storage.Length / tensor.DType.Size()), [1], 0);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $" {string.Join("\n ", ((ListValue)TensorMethods.Tolist(Elements)!).Select(Text.Repr))}\n[torch.storage.TypedStorage(dtype=torch.{tensor.DType.Name()}, device=cpu) of size {Elements.Count}]");
}

/// <summary>The methods of storages.</summary>
[MethodsOf("TypedStorage")]
internal static class StorageMethods
{
    public static long DataPtr(StorageValue self) => TensorMethods.DataPtr(self.Elements);

    public static long Size(StorageValue self) => self.Elements.Count;

    public static long Nbytes(StorageValue self) => self.Tensor.Storage.Length;

    public static long ElementSize(StorageValue self) => self.Tensor.DType.Size();

    public static object? Tolist(StorageValue self) => TensorMethods.Tolist(self.Elements);

    [Named("__len__")]
    public static long Length(StorageValue self) => self.Elements.Count;

    [Named("__getitem__")]
    public static object? Get(StorageValue self, object? index) => TensorMethods.Item((Tensor)Subscripts.Get(self.Elements, index)!);

    [Named("__iter__")]
    public static object? Iterate(StorageValue self) => new IteratorValue(((ListValue)Tolist(self)!).GetEnumerator());

    [Named("__repr__")]
    public static string Repr(StorageValue self) => self.ToString();
}
