# expect: refused AttributeError
import torch
torch.hub.load("pytorch/vision", "resnet18")
