# expect: ModuleNotFoundError
import torch.no_such_module
