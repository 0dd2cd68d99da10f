"""Many runs at once by PyTorch, each tensor with a run more in front, as a person would write it: prints one line of JSON. Usage: sweep.py TASK RUNS SECONDS"""

import json
import sys
import time

import torch


def line(runs):
    x = torch.linspace(-5, 5, 100)
    y = 3 * x + 10
    parameters = [torch.zeros(runs, 1), torch.zeros(runs, 1)]
    return parameters, lambda a, b: ((a * x + b - y) ** 2).mean(1), sgd


def sine(runs):
    x = torch.linspace(-3, 3, 100)
    y = torch.sin(1.5 * x)
    parameters = [torch.full((runs, 1), value) for value in (1.0, 1.0, 0.0, 0.0)]
    return parameters, lambda a, b, c, d: ((a * torch.sin(b * x + c) + d - y) ** 2).mean(1), adam


def fractal(runs):
    x = torch.sin(1 + 12.9898 * torch.arange(16.0))
    first, last = torch.randn(16, 16) / 4, torch.randn(16) / 4
    parameters = [first.repeat(runs, 1, 1), torch.zeros(runs, 16), last.repeat(runs, 1), torch.zeros(runs)]

    def losses(w, b, v, c):
        return ((torch.tanh(w @ x + b) * v).sum(1) + c - 0.5) ** 2

    return parameters, losses, sgd


def network(runs):
    x = torch.rand(2, 200) * 2 - 1
    y = (x.norm(dim=0) < 0.7).float()
    first, last = torch.randn(8, 2), torch.randn(8) / 3
    parameters = [first.repeat(runs, 1, 1), torch.zeros(runs, 8, 1), last.repeat(runs, 1, 1), torch.zeros(runs, 1)]

    def losses(w, b, v, c):
        return (((v @ torch.tanh(w @ x + b)).squeeze(1) + c - y) ** 2).mean(1)

    return parameters, losses, adam


def sgd(parameters, gradients, rates, _, __):
    for theta, g in zip(parameters, gradients):
        theta -= rates.view(-1, *[1] * (theta.dim() - 1)) * g


def adam(parameters, gradients, rates, slots, step):
    for theta, g, (m, v) in zip(parameters, gradients, slots):
        m.mul_(0.9).add_(g, alpha=0.1)
        v.mul_(0.999).addcmul_(g, g, value=0.001)
        size = rates.view(-1, *[1] * (theta.dim() - 1)) / (1 - 0.9**step)
        theta -= size * m / (v.sqrt() / (1 - 0.999**step) ** 0.5 + 1e-8)


def measured(task, runs, seconds):
    torch.manual_seed(42)
    parameters, losses, move = task(runs)
    rates = torch.logspace(-5, -2, runs)
    slots = [(torch.zeros_like(theta), torch.zeros_like(theta)) for theta in parameters]

    def step(number):
        for theta in parameters:
            theta.requires_grad_(True)
        gradients = torch.autograd.grad(losses(*parameters).sum(), parameters)
        with torch.no_grad():
            for theta in parameters:
                theta.requires_grad_(False)
            move(parameters, gradients, rates, slots, number)

    for number in range(1, 4):
        step(number)
    steps, wall, cpu = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - wall < seconds:
        steps += 1
        step(3 + steps)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"perSecond": steps * runs / wall, "perCpuSecond": steps * runs / cpu}


if __name__ == "__main__":
    name, runs, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    task = {"line": line, "sine": sine, "fractal": fractal, "network": network}[name]
    detail = f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads"
    print(json.dumps({"description": detail, **measured(task, runs, seconds)}))
