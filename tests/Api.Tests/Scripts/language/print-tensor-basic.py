import torch

print(torch.tensor(3.14159))
print(torch.tensor([1.0, 2.0, 3.0]))
print(torch.tensor([1.0, 2.5, -3.0]))
print(torch.tensor([[1, 2], [3, 4]]))
print(torch.tensor([[1.5, 2.25], [-3.125, 4.0]]))
print(torch.tensor([True, False]))
print(torch.tensor(7), torch.tensor(True), torch.tensor(2.0), torch.tensor(-0.0))
print(torch.tensor([0.1, 0.25, 123.456]))
print(torch.tensor([10, 200, -3]))
print(torch.zeros(2, 3), torch.ones(3), torch.eye(2), torch.full((2, 2), 7))
print([torch.tensor(1.0), torch.tensor([2])], (torch.ones(2),), {"w": torch.zeros(1)})
print(str(torch.ones(2)) == repr(torch.ones(2)), "%s" % torch.ones(1), "value: " + str(torch.tensor(5)))
