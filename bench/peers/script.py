"""The article's training in PyTorch: prints one line of JSON. Usage: script.py STEPS RUNS"""

import json
import sys
import time

import torch
from torch import nn


class Line(nn.Module):
    """Two free parameters, as the article's SquareRegression."""

    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.randn(1, 1))
        self.b = nn.Parameter(torch.randn(1, 1))

    def forward(self, x):
        t = x.mm(self.a)
        return t + self.b.expand_as(t)


def train(steps):
    torch.manual_seed(42)
    x = torch.linspace(-2, 12, 100).reshape(100, 1)
    y = 3 * x + 10 + torch.randn(x.size())
    model = Line()
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
    before = time.perf_counter()
    for epoch in range(steps):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if (epoch + 1) % 100 == 0:
            print(f"Epoch[{epoch + 1}/{steps}], loss:{loss.item():.6f}", file=sys.stderr)
    last = loss.item()
    elapsed_ms = (time.perf_counter() - before) * 1000
    return {"elapsedMs": elapsed_ms, "loss": last, "parameters": [model.a.item(), model.b.item()]}


if __name__ == "__main__":
    steps, runs = int(sys.argv[1]), int(sys.argv[2])
    train(1000)
    detail = f"PyTorch {torch.__version__}, threads: {torch.get_num_threads()}"
    print(json.dumps({"detail": detail, "runs": [train(steps) for _ in range(runs)]}))
