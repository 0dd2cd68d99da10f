"""Gpufit's task by scipy's curve_fit, a fit at a time, as a person would write it: prints one line of JSON. Usage: gpufit.py < task.json"""

import json
import sys
import time
import warnings

import numpy as np
import scipy
from scipy.optimize import OptimizeWarning, curve_fit

warnings.simplefilter("ignore", OptimizeWarning)


def peak(xy, amplitude, x0, y0, s, background):
    x, y = xy
    return amplitude * np.exp(-((x - x0) ** 2 + (y - y0) ** 2) / (2 * s * s)) + background


def fit_all(task):
    xy = np.array([task["x"], task["y"]])
    found = []
    before = time.perf_counter()
    for target, start in zip(task["targets"], task["starts"]):
        try:
            parameters, _ = curve_fit(peak, xy, np.array(target), p0=start)
            found.append(list(parameters))
        except RuntimeError:
            found.append(None)
    return {"elapsedMs": (time.perf_counter() - before) * 1000, "parameters": found}


if __name__ == "__main__":
    task = json.load(sys.stdin)
    fit_all({**task, "targets": task["targets"][:20], "starts": task["starts"][:20]})
    print(json.dumps({"detail": f"scipy {scipy.__version__}", **fit_all(task)}))
