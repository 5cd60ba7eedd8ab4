import torch

def attempt(name, register):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = x * 2
    register(x, y)
    try:
        y.sum().backward()
        print(name, x.grad)
    except Exception as e:
        print(name, type(e).__name__, "-", e)

def scaled(grads):
    return tuple(g * 10 for g in grads)

def post(grad_inputs, grad_outputs):
    print("post", grad_inputs, grad_outputs)

def too_many(grad_inputs, grad_outputs):
    return grad_inputs + grad_inputs

class Hook:
    def __call__(self, g):
        return torch.ones(5)

attempt("plain", lambda x, y: y.grad_fn.register_hook(post))
attempt("prehook", lambda x, y: y.grad_fn.register_prehook(scaled))
attempt("both", lambda x, y: (y.grad_fn.register_hook(post), y.grad_fn.register_prehook(scaled)))
attempt("number", lambda x, y: y.grad_fn.register_hook(lambda gi, go: 5))
attempt("tensor", lambda x, y: y.grad_fn.register_prehook(lambda go: go[0]))
attempt("one", lambda x, y: y.grad_fn.register_hook(lambda gi, go: (gi[0],)))
attempt("many", lambda x, y: y.grad_fn.register_hook(too_many))
attempt("none", lambda x, y: y.grad_fn.register_hook(lambda gi, go: (gi[0], gi[0])))
attempt("size", lambda x, y: y.grad_fn.register_hook(lambda gi, go: (gi[0].sum(), None)))
attempt("type", lambda x, y: x.register_hook(lambda g: g.double()))
attempt("text", lambda x, y: x.register_hook(lambda g: "text"))
attempt("object", lambda x, y: x.register_hook(Hook()))
attempt("leaf", lambda x, y: y.grad_fn.next_functions[0][0].register_hook(lambda gi, go: print("leaf", gi, go)))
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 2
handle = y.grad_fn.register_hook(lambda gi, go: (gi[0] * 100, None))
y.sum().backward(retain_graph=True)
handle.remove()
y.sum().backward()
print(x.grad)
