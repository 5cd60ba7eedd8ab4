import torch.nn as nn

class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 3, padding=1)
        self.bn = nn.BatchNorm2d(c)
        self.act = nn.LeakyReLU(0.2, inplace=True)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, (3, 5), stride=(1, 2), bias=False), nn.ReLU())
        self.blocks = nn.ModuleList([Block(8), Block(8)])
        self.pool = nn.MaxPool2d(kernel_size=2, stride=2, padding=0)
        self.drop = nn.Dropout(p=0.25)
        self.norm = nn.LayerNorm(16)
        self.rnn = nn.LSTM(16, 8, num_layers=2, batch_first=True)
        self.emb = nn.Embedding(10, 4)
        self.head = nn.Linear(8, 2, bias=False)
        self.loss = nn.CrossEntropyLoss()

print(Net())
print(nn.Sequential())
print(nn.ModuleDict({"a": nn.Sigmoid(), "b": nn.Softmax(dim=1)}))
print([nn.ReLU(), nn.Tanh()], nn.GRU(3, 4), nn.RNN(3, 4, nonlinearity="relu"), nn.ConvTranspose2d(1, 2, 3, stride=2, output_padding=1))
