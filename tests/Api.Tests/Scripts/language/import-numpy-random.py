import numpy as np
import torch

np.random.seed(0)
print(np.random.rand(3), np.random.randn(2, 2), np.random.rand())
print(np.random.randint(0, 10, 5), np.random.randint(3), np.random.uniform(-1, 1, 2), np.random.normal(5, 2, size=3), np.random.permutation(5))
np.random.seed(42)
x = np.random.randn(100, 1)
y = 3 * x + 2 + 0.1 * np.random.randn(100, 1)
print(x[:3].T, y.mean(), x.std())
order = np.arange(6)
np.random.shuffle(order)
print(order, np.random.choice(5, 3), np.random.choice(5, 3, replace=False), np.random.choice([10, 20, 30], 4, p=[0.2, 0.3, 0.5]), np.random.random((2, 2)), np.random.standard_normal(2))
names = ['a', 'b', 'c', 'd']
np.random.shuffle(names)
print(names, np.random.exponential(2.0, 2))
torch.manual_seed(0)
print(torch.from_numpy(np.random.rand(2)), torch.rand(2))
try:
    np.random.seed(-1)
except ValueError as error:
    print(error)
state = np.random.RandomState(7)
print(state.rand(2), state.randn(2), state.randint(0, 100, 3), state.permutation(4), np.random.RandomState(seed=7).uniform(0, 10))
np.random.seed(1)
first = np.random.rand()
np.random.RandomState(3).rand(10)
np.random.seed(1)
print(first == np.random.rand(), np.random.uniform([0, 10], [1, 20]), np.random.normal(size=(2, 1)).shape, np.random.randint(2, size=4), np.random.choice(['a', 'b'][0:0] or [1, 2], 2))
