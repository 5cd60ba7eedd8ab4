import torch

experiments = [
    {"name": "a", "lr": 0.1, "losses": [1.0, 0.5, 0.25]},
    {"name": "b", "lr": 0.01, "losses": [1.0, 0.9, 0.8]},
]
for e in sorted(experiments, key=lambda e: e["losses"][-1], reverse=True):
    print("{name:>3} lr={lr:<6} final={0:.2f}".format(e["losses"][-1], **e))
best = min(experiments, key=lambda e: min(e["losses"]))
best["tags"] = {"best", "best"}
best["losses"].append(0.1)
print(best, len(experiments[0]["losses"]))
grid = {(i, j): i * 10 + j for i in range(2) for j in range(2)}
print(grid, grid[1, 0], grid[(0, 1)], list(grid.items())[0])
table = [[f"{r}{c}" for c in "xyz"] for r in range(2)]
print("\n".join(" | ".join(row) for row in table))
params = {"w": torch.ones(2), "b": torch.tensor(0.5)}
params = {k: v * 2 for k, v in params.items()}
print(params, {k: tuple(v.shape) for k, v in params.items()})
a = [[0] * 3] * 2
a[0][1] = 7
print(a, [list(r) for r in zip(*a)])
same = experiments[0]
same["name"] = "renamed"
print(experiments[0]["name"], same is experiments[0], experiments[1] is same)
