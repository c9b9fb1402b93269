# SPDX-License-Identifier: GPL-3.0-or-later
"""The network of bin/sim_coba (Vogels and Abbott 2005) in Brian2, C++ standalone: seconds per run.

    /usr/bin/python3 bench/brian2/coba.py [NEURONS] [MODEL_SECONDS]     needs python3-brian and g++

Prints the rates of both kinds of neurons and the time of the run itself, without compiling.
"""

import sys
import tempfile

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

neurons = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0

folder = tempfile.mkdtemp()
set_device("cpp_standalone", directory=folder, build_on_run=True)
prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-ffast-math", "-march=native"]
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
    synapse.connect(p=0.02 * 4000 / neurons if neurons > 4000 else 0.02)
    synapses.append(synapse)
counts = [
    SpikeMonitor(cells[:excitatory], record=False),
    SpikeMonitor(cells[excitatory:], record=False),
]
Network(cells, *synapses, *counts).run(seconds * second)

print(
    "%.1f Hz excitatory, %.1f Hz inhibitory; %.3f s for %g s"
    % (
        counts[0].num_spikes / seconds / excitatory,
        counts[1].num_spikes / seconds / (neurons - excitatory),
        device._last_run_time,
        seconds,
    )
)
device.delete(force=True)
