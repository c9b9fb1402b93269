# SPDX-License-Identifier: GPL-3.0-or-later
"""bin/sim_coba beside the same network (Vogels and Abbott 2005) in Brian2, C++ standalone, in turns.

    /usr/bin/python3 bench/brian2/coba.py [NEURONS] [MODEL_SECONDS] [REPETITIONS] [--single]

needs python3-brian and g++. Both use one thread; neither writes spikes. Brian2 counts in double precision, as
it does by default, with --single in single precision as JAuryn. "Run" is what both programs say of the time
between the first and the last step, "program" the time from start to end with the network built, without
compiling C++. The medians and their ratio, which is that of the medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
from brian2 import (
    Network,
    NeuronGroup,
    SpikeMonitor,
    Synapses,
    defaultclock,
    device,
    ms,
    mV,
    prefs,
    second,
    seed,
    set_device,
)

numbers = [text for text in sys.argv[1:] if text != "--single"]
neurons = int(numbers[0]) if len(numbers) > 0 else 4000
seconds = float(numbers[1]) if len(numbers) > 1 else 20.0
repetitions = int(numbers[2]) if len(numbers) > 2 else 5
sparseness = 0.02 * 4000 / neurons if neurons > 4000 else 0.02

folder = tempfile.mkdtemp()
set_device("cpp_standalone", directory=folder, build_on_run=False)
prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-ffast-math", "-march=native"]
if "--single" in sys.argv:
    prefs.core.default_float_dtype = numpy.float32
defaultclock.dt = 0.1 * ms
seed(3521)

namespace = {
    "tau": 20 * ms,
    "tau_e": 5 * ms,
    "tau_i": 10 * ms,
    "rest": -60 * mV,
    "inhibition": -80 * mV,
    "background": 20 * mV,
    "threshold": -50 * mV,
}
cells = NeuronGroup(
    neurons,
    """
    dv/dt = ((rest - v) - g_e * v + g_i * (inhibition - v) + background) / tau
        : volt (unless refractory)
    dg_e/dt = -g_e / tau_e : 1
    dg_i/dt = -g_i / tau_i : 1
    """,
    threshold="v > threshold",
    reset="v = rest",
    refractory=5 * ms,
    method="euler",
    namespace=namespace,
)
cells.v = -60 * mV
excitatory = neurons - neurons // 5
synapses = []
for part, effect in (
    (cells[:excitatory], "g_e_post += 0.4"),
    (cells[excitatory:], "g_i_post += 5.1"),
):
    synapse = Synapses(part, cells, on_pre=effect, delay=0.8 * ms)
    synapse.connect(p=sparseness)
    synapses.append(synapse)
counts = [
    SpikeMonitor(cells[:excitatory], record=False),
    SpikeMonitor(cells[excitatory:], record=False),
]
network = Network(cells, *synapses, *counts)
network.run(seconds * second)
device.build(directory=folder, compile=True, run=False)

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
output = os.path.join(folder, "jauryn")
# fmt: off
jauryn = [
    os.path.join(root, "bin", "sim_coba"), "--fast", "--fresh", "--dir", output,
    "--neurons", str(neurons), "--sparseness", repr(sparseness), "--simtime", repr(seconds),
]
# fmt: on


def timed(run):
    start = time.monotonic()
    run()
    return time.monotonic() - start


def elapsed():
    with open(os.path.join(output, "elapsed.dat")) as file:
        return float(file.read())


runs = {"Brian2": [], "JAuryn": []}
programs = {"Brian2": [], "JAuryn": []}
for _ in range(repetitions):
    programs["Brian2"].append(timed(lambda: device.run(folder, False, [])))
    runs["Brian2"].append(device._last_run_time)
    programs["JAuryn"].append(
        timed(lambda: subprocess.run(jauryn, check=True, stdout=subprocess.DEVNULL))
    )
    runs["JAuryn"].append(elapsed())

print(
    "%d neurons, %g s; Brian2 %.1f Hz excitatory, %.1f Hz inhibitory"
    % (
        neurons,
        seconds,
        counts[0].num_spikes / seconds / excitatory,
        counts[1].num_spikes / seconds / (neurons - excitatory),
    )
)
for what, times in (("run", runs), ("program", programs)):
    brian, ours = (statistics.median(times[name]) for name in ("Brian2", "JAuryn"))
    print("%s: Brian2 %.2f s, JAuryn %.2f s, ratio %.2f" % (what, brian, ours, brian / ours))
device.delete(force=True)
