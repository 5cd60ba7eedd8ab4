import torch

x = torch.ones(2, 3)
calls = {
    "too few": lambda: torch.add(x),
    "no sum": lambda: torch.sum(),
    "text as size": lambda: torch.zeros("a"),
    "text as data": lambda: torch.tensor("abc"),
    "text in view": lambda: x.view("a"),
    "dtype as text": lambda: torch.ones(2, dtype="float"),
    "no end": lambda: torch.arange(),
    "no fill": lambda: torch.full((2,)),
    "one dim": lambda: x.transpose(0),
    "softmax without dim": lambda: torch.softmax(x),
    "log_softmax method without dim": lambda: x.log_softmax(),
    "dim out of range": lambda: x.argmax(dim=5),
    "unknown device": lambda: x.to("nope"),
    "item of many": lambda: x.item(),
    "negative size": lambda: torch.zeros(2, -3),
    "integer sqrt_": lambda: torch.tensor([1, 2]).sqrt_(),
}
for name, call in calls.items():
    try:
        call()
        print(name, "- no error")
    except Exception as e:
        print(name, "-", type(e).__name__)
