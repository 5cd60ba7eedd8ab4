import torch
torch.set_printoptions(precision=3)
F = torch.nn.functional
for dtype in [torch.float32, torch.float64]:
    for n in [1, 15, 16, 17]:
        torch.manual_seed(n)
        x = torch.zeros(n, dtype=dtype)
        p = torch.linspace(0.1, 0.9, n, dtype=dtype)
        print(n, dtype)
        print(torch.rand(n, dtype=dtype), torch.randn(n, dtype=dtype), torch.randn(3, dtype=dtype))
        for method in ["normal_", "uniform_", "exponential_", "cauchy_", "log_normal_", "random_", "bernoulli_"]:
            print(method, getattr(x, method)())
        print(x.geometric_(0.3), x.uniform_(-2, 5), x.random_(10), x.random_(-5, 7), x.bernoulli_(0.3))
        print(torch.bernoulli(p), x.bernoulli_(p), F.dropout(torch.ones(n, dtype=dtype), 0.4))
        print(torch.normal(p, 2.0), torch.normal(1.0, p), torch.normal(p, p), torch.normal(1.0, 2.0, (n,)), torch.poisson(p * 20))
        print(torch.rand(2), torch.randint(100, (3,)))
for seed in [0, 7]:
    torch.manual_seed(seed)
    for n in [1, 2, 20, 40000]:
        q = torch.randperm(n)
        print(n, q[:8], q[-3:], (q * torch.arange(n)).sum())
    for dtype in [torch.int64, torch.int32, torch.int16, torch.uint8]:
        x = torch.zeros(12, dtype=dtype)
        print(torch.randint(100, (2, 5), dtype=dtype), x.random_(), x.random_(5), x.geometric_(0.2), x.bernoulli_(0.5))
    print(torch.randint(2**40, (3,)), torch.randint(-2**62, 2**62, (3,)))
    for dtype in [torch.float32, torch.float64]:
        w = torch.arange(1, 11).to(dtype)
        many = torch.stack([w, w.flip(0), torch.ones(10, dtype=dtype)])
        print(torch.multinomial(w, 4), torch.multinomial(w, 1), torch.multinomial(w, 20, replacement=True))
        print(torch.multinomial(many, 10), torch.multinomial(many, 7, replacement=True))
    print(F.dropout1d(torch.ones(2, 3, 4)), F.dropout2d(torch.ones(2, 3, 2, 2)), F.alpha_dropout(torch.ones(5), 0.5, True))
    print(F.rrelu(-torch.ones(20), 0.1, 0.3, True), torch.binomial(torch.full((12,), 30.0), torch.linspace(0, 1, 12)))
