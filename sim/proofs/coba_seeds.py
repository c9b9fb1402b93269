# SPDX-License-Identifier: GPL-3.0-or-later
"""sim_coba against the original's sim_coba_benchmark on ten random networks.

    AURYN_EXAMPLES=folder make test-coba        needs python3 with numpy and scipy, and the original's program

1. Ten networks are drawn here (numpy, seeds 1 to 10) and written as .wmat files that both programs read. Their
   spikes must be the same, byte for byte.
2. sim_coba runs ten networks of its own (--seed 101 to 110), which have nothing in common with these but their
   statistics. Firing rates, coefficients of variation of inter-spike intervals (both per neuron) and
   correlations of spike counts in bins of 10 ms (per pair of 200 neurons) are compared with those of the
   original's: two-sided Kolmogorov-Smirnov and Mann-Whitney tests on the ten means, and a Kolmogorov-Smirnov
   test on the ten standard deviations; each must have p > 0.01. Networks, not neurons or pairs, are the
   sample: neurons of one network are not independent.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy import stats

SEEDS = 10
SECONDS = 10
SETTLING = 0.5
EXCITATORY, INHIBITORY = 3200, 800
SPARSENESS = 0.02
BIN = 0.01
PAIRED = 200
LEAST_P = 0.01

home = Path(__file__).resolve().parents[2]
original = Path(os.environ.get("AURYN_EXAMPLES", "")) / "sim_coba_benchmark"
if not os.access(original, os.X_OK):
    sys.exit(f"error: AURYN_EXAMPLES: expected a folder with sim_coba_benchmark, not {original.parent}")


def write_networks(folder, seed):
    random = np.random.default_rng(seed)
    sizes = {"e": EXCITATORY, "i": INHIBITORY}
    options = []
    for source in "ei":
        for target in "ei":
            exists = random.random((sizes[source], sizes[target])) < SPARSENESS
            if source == target:
                np.fill_diagonal(exists, False)
            pre, post = np.nonzero(exists)
            file = folder / f"{source}{target}.wmat"
            weight = {"e": "0.4", "i": "5.1"}[source]
            with open(file, "w") as out:
                out.write("%%MatrixMarket matrix coordinate real general\n")
                out.write(f"{sizes[source]} {sizes[target]} {len(pre)}\n")
                out.writelines(f"{i + 1} {j + 1} {weight}\n" for i, j in zip(pre, post))
            options += [f"--f{source}{target}", str(file)]
    return options


def run(program, folder, options):
    folder.mkdir()
    command = [str(program), "--simtime", str(SECONDS), "--dir", str(folder), *options]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    return folder / "coba.0.e.ras"


def statistics(file):
    times, neurons = np.loadtxt(file, unpack=True)
    kept = times >= SETTLING
    times, neurons = times[kept], neurons[kept].astype(int)
    length = SECONDS - SETTLING
    rates = np.bincount(neurons, minlength=EXCITATORY) / length
    variations = []
    for neuron in range(EXCITATORY):
        intervals = np.diff(times[neurons == neuron])
        if len(intervals) > 2:
            variations.append(intervals.std() / intervals.mean())
    edges = [np.arange(PAIRED + 1) - 0.5, SETTLING + BIN * np.arange(round(length / BIN) + 1)]
    counts = np.histogram2d(neurons, times, bins=edges)[0]
    counts = counts[counts.std(axis=1) > 0]
    correlations = np.corrcoef(counts)[np.triu_indices(len(counts), 1)]
    return {"rate": rates, "CV of intervals": np.array(variations), "correlation": correlations}


with tempfile.TemporaryDirectory() as temporary:
    folder = Path(temporary)
    same, theirs, ours = 0, [], []
    for seed in range(1, SEEDS + 1):
        files = folder / f"network{seed}"
        files.mkdir()
        options = write_networks(files, seed)
        one = run(original, folder / f"original{seed}", options)
        two = run(home / "bin" / "sim_coba", folder / f"same{seed}", options)
        both = [one.with_name(f"coba.0.{k}.ras").read_bytes() == two.with_name(f"coba.0.{k}.ras").read_bytes() for k in "ei"]
        same += all(both)
        theirs.append(statistics(one))
        own = run(home / "bin" / "sim_coba", folder / f"own{seed}", ["--seed", str(100 + seed)])
        ours.append(statistics(own))

print(f"{same} of {SEEDS} networks fire spike for spike as in the original ({SECONDS} s)")
failed = same < SEEDS
print("%-16s %-22s %-22s %-8s %-8s %s" % ("", "original", "sim_coba", "KS p", "MWU p", "KS p of deviations"))
for name in theirs[0]:
    a, b = ([run[name].mean() for run in runs] for runs in (theirs, ours))
    c, d = ([run[name].std() for run in runs] for runs in (theirs, ours))
    ps = [stats.ks_2samp(a, b).pvalue, stats.mannwhitneyu(a, b).pvalue, stats.ks_2samp(c, d).pvalue]
    failed |= min(ps) <= LEAST_P
    print(
        "%-16s %-22s %-22s %-8.2f %-8.2f %.2f"
        % (
            name,
            "%.5g +- %.2g" % (np.mean(a), np.std(a, ddof=1)),
            "%.5g +- %.2g" % (np.mean(b), np.std(b, ddof=1)),
            *ps,
        )
    )
sys.exit(1 if failed else 0)
