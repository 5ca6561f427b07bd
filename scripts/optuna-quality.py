#!/usr/bin/env python3
"""Optuna on the problems of ./run-benchmark quality, by the same protocol: virtual time, noise, seeds and scores.

Needs Optuna, e.g. Debian's python3-optuna; with CMA-ES also python3-cmaes. Before it starts it checks the problems
against the values that the Java tests check theirs against.
"""
import argparse
import heapq
import math
import statistics
import sys
import time
import warnings

try:
    import optuna
except ImportError:
    sys.exit("Optuna is not installed for " + sys.executable + ": apt-get install python3-optuna, or pip install optuna")

MASK = (1 << 64) - 1
CHECKPOINTS = (25, 50, 100, 200)
AREA_UP_TO = 100


def splitmix(x):
    z = (x + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def uniform(*keys):
    state = 0x243F6A8885A308D3
    for key in keys:
        state = splitmix(state ^ key)
    return ((state >> 11) + 0.5) / 2.0**53


def gauss(*keys):
    return math.sqrt(-2 * math.log(uniform(*keys, 1))) * math.cos(2 * math.pi * uniform(*keys, 2))


class Problem:
    """A function to minimise; the space maps each name to (kind, low, high) or to ("choice", values)."""

    def __init__(self, name, space, function, optimum, after5, after100, noise=0.0):
        self.name, self.space, self.function = name, space, function
        self.optimum, self.after5, self.after100, self.noise = optimum, after5, after100, noise

    def suggest(self, trial):
        return {name: suggest(trial, name, *spec) for name, spec in self.space.items()}


def suggest(trial, name, kind, *rest):
    if kind == "choice":
        return trial.suggest_categorical(name, rest[0])
    if kind.startswith("int"):
        return trial.suggest_int(name, *rest, log=kind.endswith("log"))
    return trial.suggest_float(name, *rest, log=kind.endswith("log"))


def branin(p):
    x1, x2 = p["x1"], p["x2"]
    bend = x2 - 5.1 / (4 * math.pi**2) * x1**2 + 5 / math.pi * x1 - 6
    return bend**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x1) + 10


HEIGHT = (1, 1.2, 3, 3.2)
WIDTH = ((10, 3, 17, 3.5, 1.7, 8), (.05, 10, 17, .1, 8, 14), (3, 3.5, 1.7, 10, 17, 8), (17, 8, .05, 10, .1, 14))
CENTER = (
    (.1312, .1696, .5569, .0124, .8283, .5886),
    (.2329, .4135, .8307, .3736, .1004, .9991),
    (.2348, .1451, .3522, .2883, .3047, .6650),
    (.4047, .8828, .8732, .5743, .1091, .0381),
)


def hartmann(p):
    x = list(p.values())
    return -sum(
        height * math.exp(-sum(w * (xj - c) ** 2 for w, xj, c in zip(width, x, center)))
        for height, width, center in zip(HEIGHT, WIDTH, CENTER))


def shifted(d, reach, start, function):
    golden = 0.6180339887498949
    shift = [reach * (2 * ((i + 1 + start) * golden % 1) - 1) for i in range(d)]
    return lambda p: function([x - s for x, s in zip(p.values(), shift)])


def ackley(z):
    squares = sum(v * v for v in z) / len(z)
    waves = sum(math.cos(2 * math.pi * v) for v in z) / len(z)
    return -20 * math.exp(-0.2 * math.sqrt(squares)) - math.exp(waves) + 20 + math.e


def levy(z):
    w = [1 + v / 4 for v in z]
    middle = sum((v - 1) ** 2 * (1 + 10 * math.sin(math.pi * v + 1) ** 2) for v in w[:-1])
    return math.sin(math.pi * w[0]) ** 2 + middle + (w[-1] - 1) ** 2 * (1 + math.sin(2 * math.pi * w[-1]) ** 2)


def rastrigin(z):
    return 10 * len(z) + sum(v * v - 10 * math.cos(2 * math.pi * v) for v in z)


C1 = {"a": (.20, .70, .30), "b": (.80, .30, 0), "c": (.55, .15, .15), "d": (.35, .90, .05)}
C2 = {"p": (.30, .20), "q": (.65, 0), "r": (.85, .10)}
B = {"yes": (.75, 0), "no": (.40, .10)}


def mixed(p):
    (cx, cy, o1), (t3, o2), (t2, o3) = C1[p["c1"]], C2[p["c2"]], B[p["b"]]
    u, m1, m2 = (math.log10(p["x3"]) + 4) / 4, (p["n1"] - 1) / 19, math.log2(p["n2"] / 4) / 6
    dx, dy = p["x1"] - cx, p["x2"] - cy
    return (4 * (dx**2 + dy**2) + 2 * dx * dy + 0.08 * (1 - math.cos(6 * math.pi * dx)) + 2 * (u - t3) ** 2
            + 3 * (m1 - .25 - .5 * u) ** 2 + 2 * (m2 - t2) ** 2 + o1 + o2 + o3)


def cube(d, low, high):
    return {"x%d" % (i + 1): ("float", low, high) for i in range(d)}


MIXED = {
    "x1": ("float", 0, 1), "x2": ("float", 0, 1), "x3": ("float-log", 1e-4, 1), "n1": ("int", 1, 20),
    "n2": ("int-log", 4, 256), "c1": ("choice", tuple("abcd")), "c2": ("choice", tuple("pqr")),
    "b": ("choice", ("yes", "no")),
}
LOWEST_MIXED = 3.737183087452772e-05
PROBLEMS = [
    Problem("branin", {"x1": ("float", -5, 10), "x2": ("float", 0, 15)}, branin, 0.39788735772973816, 7.40723, 0.363716),
    Problem("hartmann6", cube(6, 0, 1), hartmann, -3.322368011391339, 2.65189, 1.3176),
    Problem("ackley5", cube(5, -32.768, 32.768), shifted(5, 16, 0, ackley), 0, 20.412, 17.3824),
    Problem("levy8", cube(8, -10, 10), shifted(8, 6, 3, levy), 0, 56.2429, 20.2634),
    Problem("rastrigin4", cube(4, -5.12, 5.12), shifted(4, 3, 11, rastrigin), 0, 52.5671, 26.972),
    Problem("mixed8", MIXED, mixed, LOWEST_MIXED, 1.19924, 0.497794),
    Problem("mixed8_noisy", MIXED, mixed, LOWEST_MIXED, 1.2092, 0.536732, noise=0.15),
]

QUARTERS = (32.7527962478, -0.716877273707, 21.0597951912, 102.9139985, 53.1806981422, 1.86411737611, 1.86411737611)


def quarter(kind, low, high=None):
    if kind == "choice":
        return low[0]
    value = low * (high / low) ** .25 if kind.endswith("log") else low + .25 * (high - low)
    return round(value) if kind.startswith("int") else value


def check_problems():
    assert abs(gauss(1, 2, 3) + 0.5558538188980366) < 1e-12
    for problem, expected in zip(PROBLEMS, QUARTERS):
        value = problem.function({name: quarter(*spec) for name, spec in problem.space.items()})
        assert abs(value - expected) <= 1e-9 * abs(expected), (problem.name, value, expected)


def samplers(seed):
    return {
        "random": lambda: optuna.samplers.RandomSampler(seed=seed),
        "TPE, default": lambda: optuna.samplers.TPESampler(seed=seed),
        "TPE, multivariate, constant liar": lambda: optuna.samplers.TPESampler(
            seed=seed, multivariate=True, group=True, constant_liar=True),
        "CMA-ES": lambda: optuna.samplers.CmaEsSampler(seed=seed),
    }


def seconds(problem, parameters, dependent, seed, number):
    independent = math.exp(0.5 * gauss(0xD0, seed, number))
    if not dependent:
        return independent
    first, (_, low, high) = next(iter(problem.space.items()))
    return independent * 100 ** ((parameters[first] - low) / (high - low))


def regrets(problem, sampler, seed, slots, options):
    """The simple regret after each completed evaluation, and the seconds that the sampler thought."""
    study, noise = optuna.create_study(sampler=sampler), max(problem.noise, options.noise * problem.after100)
    jobs, curve, best, now, started, thought = [], [], (math.inf, math.inf), 0.0, 0, 0.0
    while started < options.evaluations or jobs:
        while started < options.evaluations and len(jobs) < slots:
            before = time.process_time()
            trial = study.ask()
            parameters = problem.suggest(trial)
            thought += time.process_time() - before
            end = now + seconds(problem, parameters, options.durations == "dependent", seed, started)
            heapq.heappush(jobs, (end, started, trial, problem.function(parameters)))
            started += 1
        now, number, trial, value = heapq.heappop(jobs)
        observed = value + (noise * gauss(0xA11CE, seed, number) if noise else 0)
        before = time.process_time()
        study.tell(trial, observed)
        thought += time.process_time() - before
        best = min(best, (observed, value - problem.optimum), key=lambda pair: pair[0])
        curve.append(best[1])
    return curve, thought


def measure(name, slots, options):
    scores, areas, thought = {n: [] for n in CHECKPOINTS if n <= options.evaluations}, [], 0.0
    for problem in PROBLEMS:
        print("Optuna", name, "on", problem.name, "slots:", slots, file=sys.stderr)
        runs = [regrets(problem, samplers(seed)[name](), seed, slots, options) for seed in range(options.seeds)]
        curves = [curve for curve, _ in runs]
        thought += sum(itself for _, itself in runs)
        for n in scores:
            median = statistics.median(curve[n - 1] for curve in curves)
            scores[n].append(max(-1, (problem.after100 - median) / problem.after100))
        up_to = min(AREA_UP_TO, options.evaluations)
        areas += [statistics.mean(min(r / problem.after5, 2) for r in curve[:up_to]) for curve in curves]
    suggestions = len(PROBLEMS) * options.seeds * options.evaluations
    cells = ["%.3f" % statistics.mean(values) for values in scores.values()]
    return [name] + cells + ["%.3f" % statistics.mean(areas), "%.2f" % (thought / suggestions * 1000)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slots", default="1,4,16")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--evaluations", type=int, default=200)
    parser.add_argument("--noise", type=float, default=0)
    parser.add_argument("--durations", choices=("independent", "dependent"), default="independent")
    options = parser.parse_args()
    check_problems()
    warnings.simplefilter("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    for slots in map(int, options.slots.split(",")):
        header = ["Optuna " + optuna.__version__] + [str(n) for n in CHECKPOINTS if n <= options.evaluations]
        print("### %d slot%s\n\n| %s |" % (slots, "" if slots == 1 else "s", " | ".join(header + ["area", "ms"])))
        print("|" + "---|" * (len(header) + 2))
        for name in samplers(0):
            print("| " + " | ".join(measure(name, slots, options)) + " |", flush=True)
        print()


if __name__ == "__main__":
    main()
