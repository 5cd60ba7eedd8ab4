import torch
from torch.autograd import Function

x = torch.tensor([1.0, 2.0], requires_grad=True)

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "-", e)

def function(forward, backward=None, **others):
    members = {"forward": staticmethod(forward)}
    if backward is not None:
        members["backward"] = staticmethod(backward)
    members.update({name: staticmethod(f) for name, f in others.items()})
    return type("Custom", (Function,), members)

def saves(ctx, x, k):
    ctx.save_for_backward(k)
    return x * 1

def twice(ctx, x, k=None):
    return x * 2

attempt(lambda: function(saves).apply(x, 3))
attempt(lambda: function(twice, lambda ctx, g: (g, g)).apply(x, 3).sum().backward())
attempt(lambda: function(lambda ctx, x: ctx.mark_dirty(3) or x * 1).apply(x))
attempt(lambda: function(lambda ctx, x: ctx.mark_non_differentiable(3) or x * 1).apply(x))
attempt(lambda: function(twice, lambda ctx, g: g, vjp=lambda ctx, g: g).apply(x).sum().backward())
attempt(lambda: function(twice, lambda ctx, g: g * 1j).apply(x).sum().backward())
attempt(lambda: function(twice, lambda ctx, g: "text").apply(x).sum().backward())
attempt(lambda: function(twice, lambda ctx, g: [g]).apply(x).sum().backward())
attempt(lambda: function(twice, lambda ctx, g: ()).apply(x).sum().backward())
attempt(lambda: function(twice, lambda ctx, g: g).apply(x, k=1))
attempt(lambda: function(twice, lambda ctx, g: g).apply(k=1))
attempt(lambda: Function.apply(x))
attempt(lambda: Function.forward(None))
attempt(lambda: Function.backward(None))
attempt(lambda: Function.jvp(None))
attempt(lambda: function(twice)()(x))
attempt(lambda: function(lambda ctx, x: undefined).apply(x))
out = function(twice).apply(x)
print(Function.__name__, issubclass(function(twice), Function), out.grad_fn.name())
