import torch
from torch import nn

torch.manual_seed(0)

class Tagger(nn.Module):
    def __init__(self, vocabulary, hidden):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, 4)
        self.rnn = nn.GRU(4, hidden, batch_first=True)
        self.out = nn.Linear(hidden, vocabulary)

    def forward(self, tokens, h=None):
        out, h = self.rnn(self.embed(tokens), h)
        return self.out(out), h

text = "hello hello hello"
chars = sorted(set(text))
index = {c: i for i, c in enumerate(chars)}
data = torch.tensor([index[c] for c in text])
model = Tagger(len(chars), 8)
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(40):
    logits, _ = model(data[:-1].unsqueeze(0))
    loss = nn.functional.cross_entropy(logits.squeeze(0), data[1:])
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    if epoch in (0, 10):
        print(epoch, f"{loss.item():.2f}")
print(chars, loss.item() < 0.3)
token, h, out = data[:1].unsqueeze(0), None, "h"
with torch.no_grad():
    for _ in range(4):
        logits, h = model(token, h)
        token = logits[:, -1].argmax(-1, keepdim=True)
        out += chars[token.item()]
print(out)
