# SPDX-License-Identifier: GPL-3.0-or-later
#
# This program is free software: you can redistribute it and/or modify it under the terms of the
# GNU General Public License as published by the Free Software Foundation, either version 3 of the
# License, or (at your option) any later version. It comes WITHOUT ANY WARRANTY; see the GNU
# General Public License, <https://www.gnu.org/licenses/>, for details.
"""Read the files of JAuryn and Auryn with numpy.

    import jauryn_io as ji
    run = ji.read_run("output/symfb/oxford/eta1e-3")        # dict of run.json
    times, neurons = ji.read_spk("output.0.spk", 1000, 1020)
    blocks, mse = ji.read_stats("default.0.stats").T[:2]

One file, to be copied where it is needed; numpy is all it uses. Times are seconds, intervals
[start, stop). Files of several ranks are given as a list. A file that is no such file raises
ValueError with its name; a missing one raises OSError as usual.
"""

import json
import os

import numpy as np

__all__ = [
    "SpikeFile",
    "read_monitor",
    "read_ras",
    "read_run",
    "read_spk",
    "read_stats",
    "to_neo",
]

#: Seconds per step of every .ras file that a simulation reads.
DT = 1e-4

_TAG_FAMILY = 287960  # tag / 1000 of all versions of Auryn
_RECORD = np.dtype([("step", "<u4"), ("neuron", "<u4")])


class SpikeFile:
    """A binary spike file (.spk), mapped into memory.

    Opening takes no time and no memory whatever the size of the file, and a range of it only what
    that range holds: its ends are found by bisection. The file of a running simulation can be
    opened; a spike at its end that is not complete is left out, and spikes that come later are not
    seen.

    Layout: records of two little-endian unsigned 32-bit numbers, the first of which is the header
    (steps per second, tag), the others (step, neuron), steps not decreasing.
    """

    def __init__(self, path):
        self.path = os.fspath(path)
        size = os.path.getsize(self.path)
        if size < _RECORD.itemsize:
            raise ValueError(f"{self.path} is not a spike file: it has {size} bytes")
        records = np.memmap(self.path, _RECORD, "r", shape=(size // _RECORD.itemsize,))
        rate, tag = (int(value) for value in records[0])
        if tag // 1000 != _TAG_FAMILY or rate == 0:
            raise ValueError(f"{self.path} is not a spike file: it has not the header of one")
        #: Steps per second of the simulation, 10000 for dt = 0.1 ms.
        self.steps_per_second = rate
        #: All records without the header: an array with the fields "step" and "neuron".
        self.records = records[1:]

    def __len__(self):
        return len(self.records)

    def range(self, start=None, stop=None):
        """Records with start <= time < stop, in seconds; None is the end of the file.

        A view, nothing is copied.
        """
        steps = self.records["step"]
        low = 0 if start is None else _bisect(steps, self._step(start))
        high = len(steps) if stop is None else _bisect(steps, self._step(stop))
        return self.records[low : max(low, high)]

    def _step(self, time):
        return int(round(time * self.steps_per_second))


def _bisect(steps, step):
    """Index of the first step >= `step`. numpy.searchsorted would copy the field first."""
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if int(steps[middle]) < step:
            low = middle + 1
        else:
            high = middle
    return low


def read_spk(paths, start=None, stop=None):
    """Spikes of one file, or of those of all ranks, in order of time.

    Returns (times in seconds, neurons). Spikes of one time come in the order of the files.
    """
    files = [SpikeFile(path) for path in _list(paths)]
    if not files:
        raise ValueError("no spike file given")
    for file in files:
        if file.steps_per_second != files[0].steps_per_second:
            raise ValueError(
                f"{file.path} has {file.steps_per_second} steps per second, "
                f"{files[0].path} has {files[0].steps_per_second}"
            )
    parts = [file.range(start, stop) for file in files]
    steps = np.concatenate([part["step"] for part in parts])
    neurons = np.concatenate([part["neuron"] for part in parts])
    if len(files) > 1:
        order = np.argsort(steps, kind="stable")
        steps, neurons = steps[order], neurons[order]
    return steps / files[0].steps_per_second, neurons.astype(np.int64)


def read_ras(path):
    """Spikes of a text file (.ras): (times in seconds, neurons), in the order of the lines.

    Simulations turn a time into the step trunc(time / 1e-4), computed in double: 0.0003 is step 2.
    `(times / DT).astype(int)` does the same.
    """
    table = _table(path, 2, growing=False)
    return table[:, 0], table[:, 1].astype(np.int64)


def read_stats(path):
    """Learning curve and means over all synapses (.stats): one row per block.

    Columns: block, mean square error before it, means of weight, both eligibility traces, gradient
    sum and second moment, mean filtered error of the output.
    """
    return _table(path, 8, growing=True)


def read_monitor(path):
    """Numbers of a text monitor: .prate .mem .err .par .syn and other files of time and values.

    Returns an array of one row per line; column 0 is the time in seconds.
    """
    return _table(path, None, growing=True)


def read_run(folder):
    """The dict of run.json in a folder of results; see docs/file-formats.md for its keys."""
    path = os.path.join(folder, "run.json")
    with open(path, encoding="utf-8") as file:
        try:
            run = json.load(file)
        except ValueError as error:
            raise ValueError(f"{path}: not valid JSON ({error})") from None
    if not isinstance(run, dict) or "parameters" not in run:
        raise ValueError(f"{path}: expected an object with key 'parameters'")
    return run


def to_neo(times, neurons, size=None, start=None, stop=None):
    """A neo.Segment with one neo.SpikeTrain per neuron (needs the package neo).

    `size` is the number of neurons, by default as many as the highest id needs; spikes of others
    are left out. `start` and `stop` in seconds default to 0 and the last spike.
    """
    import neo  # optional, and slow to load

    times, neurons = np.asarray(times, dtype=float), np.asarray(neurons)
    size = (int(neurons.max()) + 1 if len(neurons) else 0) if size is None else size
    start = 0.0 if start is None else start
    stop = (float(times.max()) if len(times) else start) if stop is None else stop
    order = np.argsort(neurons, kind="stable")
    ends = np.searchsorted(neurons[order], np.arange(size + 1))
    segment = neo.Segment()
    for k in range(size):
        train = times[order[ends[k] : ends[k + 1]]]
        segment.spiketrains.append(
            neo.SpikeTrain(train, units="s", t_start=start, t_stop=stop, neuron=k)
        )
    return segment


def _list(paths):
    return [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)


def _table(path, columns, growing):
    """The first `columns` numbers of each line (None: as many as in the first line).

    Comments are left out, and so is the word `err` that .stats files have between their numbers.
    Of a `growing` file a last line without its end is left out: it is being written.
    """
    rows = []
    with open(path, encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            text = line.strip()
            if not text or text.startswith("#") or growing and not line.endswith("\n"):
                continue
            words = [word for word in text.split() if word != "err"][:columns]
            columns = len(words) if columns is None else columns
            try:
                row = [float(word) for word in words]
            except ValueError:
                raise ValueError(f"{path}:{number}: '{text}' is no row of numbers") from None
            if len(row) != columns:
                raise ValueError(f"{path}:{number}: expected {columns} numbers")
            rows.append(row)
    return np.array(rows, dtype=float).reshape(len(rows), columns or 0)
