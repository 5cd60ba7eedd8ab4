// Not the whole namespace: it has a Tensor of its own.
global using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;
