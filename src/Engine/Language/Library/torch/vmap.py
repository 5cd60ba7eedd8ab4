from torch.func import vmap
