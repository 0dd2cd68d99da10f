"""A task of the comparison in PyTorch, as a person would write it: prints one line of JSON. Usage: script.py EPOCHS RUNS < task.json"""

import json
import sys
import time

import torch
from torch import nn


class Line(nn.Module):
    """Two free parameters, as the article's SquareRegression."""

    def __init__(self, start):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([[start[0]]]))
        self.b = nn.Parameter(torch.tensor([[start[1]]]))

    def forward(self, x):
        t = x.mm(self.a)
        return t + self.b.expand_as(t)


class Exponential(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.a, self.b, self.c = (nn.Parameter(torch.tensor(value)) for value in start)

    def forward(self, x):
        return self.a * torch.exp(-self.b * x) + self.c


def network(sizes, start):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh()]
    model = nn.Sequential(*layers[:-1])
    nn.utils.vector_to_parameters(torch.tensor(start), model.parameters())
    return model


def model_of(task):
    if task["name"] == "line":
        return Line(task["parameters"])
    if task["name"] == "exponential":
        return Exponential(task["parameters"])
    return network(task["sizes"], task["parameters"])


OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}


def train(task, epochs):
    x = torch.tensor(task["rows"], dtype=torch.float32)
    y = torch.tensor(task["y"], dtype=torch.float32).reshape(-1, 1)
    model = model_of(task)
    criterion = nn.MSELoss()
    optimizer = OPTIMIZERS[task["optimizer"]](model.parameters(), lr=task["lr"])
    orders = task.get("orders")
    batches = [[torch.tensor(rows) for rows in order] for order in orders[:epochs]] if orders else None
    before = time.perf_counter()
    for epoch in range(epochs):
        for rows in batches[epoch] if batches else [None]:
            inputs, targets = (x, y) if rows is None else (x[rows], y[rows])
            loss = criterion(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        if (epoch + 1) % 100 == 0:
            print(f"Epoch[{epoch + 1}/{epochs}], loss:{loss.item():.6f}", file=sys.stderr)
    last = loss.item()
    parameters = [value.item() for tensor in model.parameters() for value in tensor.detach().flatten()]
    elapsed_ms = (time.perf_counter() - before) * 1000
    return {"elapsedMs": elapsed_ms, "loss": last, "parameters": parameters}


if __name__ == "__main__":
    epochs, runs = int(sys.argv[1]), int(sys.argv[2])
    task = json.load(sys.stdin)
    train(task, max(1, epochs // 20))
    results, spent = [], 0
    while len(results) < runs and (not results or spent < 1000):
        results.append(train(task, epochs))
        spent += results[-1]["elapsedMs"]
    detail = f"PyTorch {torch.__version__}, threads: {torch.get_num_threads()}"
    steps = sum(len(order) for order in task["orders"][:epochs]) if task.get("orders") else epochs
    print(json.dumps({"detail": detail, "steps": steps, "runs": results}))
