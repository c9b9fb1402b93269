# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of jauryn_io: python3 -m unittest, in this folder, or make test-python."""

import importlib.util
import json
import os
import pathlib
import struct
import tempfile
import unittest

import numpy as np

import jauryn_io as ji

# The first 8 bytes of the files of Auryn 0.8.1: 10000 steps per second and the tag.
HEADER = bytes.fromhex("10270000 11ec2911")
ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("JAURYN_SHARED", ROOT.parent / "shared")) / "reference"


class Files(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def spk(self, name, *spikes, header=HEADER):
        return self.file(name, header + b"".join(struct.pack("<II", *s) for s in spikes))

    # Spike files

    def test_times_and_neurons(self):
        path = self.spk("a.spk", (0, 3), (18899, 7), (4294967295, 4294967295))
        times, neurons = ji.read_spk(path)
        np.testing.assert_array_equal(times, [0, 1.8899, 429496.7295])
        np.testing.assert_array_equal(neurons, [3, 7, 4294967295])

    def test_range_includes_start_but_not_stop(self):
        path = self.spk("a.spk", (9, 0), (10, 1), (10, 2), (19, 3), (20, 4))
        for start, stop, expected in [
            (0.001, 0.002, [1, 2, 3]),
            (None, 0.001, [0]),
            (0.0011, None, [3, 4]),
            (0.0021, None, []),
            (0.002, 0.001, []),
            (-1, 9, [0, 1, 2, 3, 4]),
        ]:
            self.assertEqual(list(ji.read_spk(str(path), start, stop)[1]), expected)

    def test_range_equals_a_mask_over_all(self):
        random = np.random.default_rng(1)
        steps = np.sort(random.integers(0, 500, 2000))
        path = self.spk("a.spk", *((int(s), k) for k, s in enumerate(steps)))
        file = ji.SpikeFile(path)
        self.assertEqual(len(file), 2000)
        for start, stop in random.integers(0, 520, (200, 2)):
            found = file.range(start / 10000, stop / 10000)["neuron"]
            np.testing.assert_array_equal(found, np.nonzero((steps >= start) & (steps < stop))[0])

    def test_ranges_of_huge_files_are_views(self):
        path = self.folder / "huge.spk"
        with open(path, "wb") as file:  # 8 GB of zeros that take no space
            file.write(HEADER)
            file.truncate(8 + 8 * 1_000_000_000)
            file.seek(-8, os.SEEK_END)
            file.write(struct.pack("<II", 77, 5))
        spikes = ji.SpikeFile(path)
        self.assertEqual(len(spikes), 1_000_000_000)
        last = spikes.range(0.0001)
        self.assertEqual(last.tolist(), [(77, 5)])
        self.assertTrue(np.shares_memory(last, spikes.records))

    def test_ranks_are_merged(self):
        a = self.spk("a.0.spk", (1, 0), (5, 2), (9, 4))
        b = self.spk("a.1.spk", (0, 1), (5, 3), (5, 5))
        times, neurons = ji.read_spk([a, b])
        np.testing.assert_array_equal(np.rint(times * 10000), [0, 1, 5, 5, 5, 9])
        np.testing.assert_array_equal(neurons, [1, 0, 2, 3, 5, 4])

    def test_files_without_spikes_and_being_written(self):
        self.assertEqual(len(ji.read_spk(self.spk("a.spk"))[0]), 0)
        path = self.file("b.spk.part", HEADER + struct.pack("<III", 1, 2, 3))
        self.assertEqual(list(ji.read_spk(path)[1]), [2])

    def test_wrong_files_are_named(self):
        other = struct.pack("<II", 1000, 287960081)
        for path in [
            self.file("short.spk", b"1234567"),
            self.file("text.spk", "0.1 3\n0.2 4\n"),
            [self.spk("a.spk"), self.spk("slow.spk", header=other)],
        ]:
            name = str(path[1] if isinstance(path, list) else path)
            with self.assertRaisesRegex(ValueError, name):
                ji.read_spk(path)
        with self.assertRaises(FileNotFoundError):
            ji.read_spk(self.folder / "none.spk")

    # Text files

    def test_ras(self):
        path = self.file("a.ras", "# comment\n0.5 3\n\n0.0003 12 anything\n1e-1 0")
        times, neurons = ji.read_ras(path)
        np.testing.assert_array_equal(times, [0.5, 0.0003, 0.1])
        np.testing.assert_array_equal(neurons, [3, 12, 0])
        self.assertEqual((times / ji.DT).astype(int)[1], 2)  # as the simulation reads it

    def test_stats(self):
        line = "1 105.532 -3.02400e-05  1.91177e+00  3.17985e+00  1.69300e+01  2.94414e-04  err 3.59705e-03 \n"
        stats = ji.read_stats(self.file("a.stats", line + "2 57."))
        expected = [[1, 105.532, -3.024e-05, 1.91177, 3.17985, 16.93, 2.94414e-04, 3.59705e-03]]
        np.testing.assert_array_equal(stats, expected)
        self.assertEqual(ji.read_stats(self.file("b.stats", "")).shape, (0, 8))

    def test_monitor(self):
        rates = ji.read_monitor(self.file("a.prate", "0 0\n0.1 40.4167\n0.2 3"))
        np.testing.assert_array_equal(rates, [[0, 0], [0.1, 40.4167]])

    def test_damaged_text_is_located(self):
        for read, name, text in [
            (ji.read_ras, "a.ras", "0.1 0\n0.2 x\n"),
            (ji.read_ras, "b.ras", "0.1 0\n0.2\n"),
            (ji.read_monitor, "c.prate", "0 0\n0.1\n"),
            (ji.read_stats, "d.stats", "# comment\n0 214\n"),
        ]:
            with self.assertRaisesRegex(ValueError, name + ":2"):
                read(self.file(name, text))

    def test_run(self):
        self.file("run.json", json.dumps({"parameters": {"grid": 1.89}}))
        self.assertEqual(ji.read_run(self.folder)["parameters"]["grid"], 1.89)
        for text in ["{", "[]"]:
            path = self.file("run.json", text)
            with self.assertRaisesRegex(ValueError, str(path)):
                ji.read_run(self.folder)

    # Other programs

    @unittest.skipUnless(importlib.util.find_spec("neo"), "neo is not installed")
    def test_neo(self):
        segment = ji.to_neo([0.1, 0.2, 0.3], [2, 0, 2], size=4, stop=1.0)
        trains = [train.times.magnitude.tolist() for train in segment.spiketrains]
        self.assertEqual(trains, [[0.2], [], [0.1, 0.3], []])
        self.assertEqual(float(segment.spiketrains[0].t_stop), 1.0)

    @unittest.skipUnless(SHARED.is_dir(), "no reference data")
    def test_files_of_the_original(self):
        run = SHARED / "original" / "sym24"
        spikes = ji.SpikeFile(run / "output.0.spk")
        self.assertEqual(len(spikes), (os.path.getsize(run / "output.0.spk") - 8) // 8)
        self.assertTrue((np.diff(spikes.records["step"].astype(np.int64)) >= 0).all())
        self.assertLess(spikes.records["neuron"].max(), 200)
        self.assertEqual(ji.read_stats(run / "default.0.stats").shape, (20, 8))
        rates = ji.read_monitor(run / "hidden.0.prate")
        # Rate of 24 neurons in the 0.1 s up to the step of the line, that step included.
        hidden = ji.SpikeFile(run / "multi_hidden.0.spk").records["step"].astype(np.int64)
        counts = np.histogram(hidden, np.arange(len(rates) + 1) * 1000 - 999)[0]
        np.testing.assert_allclose(rates[1:, 1], counts[1:] * 10 / 24, rtol=1e-5)
        times, neurons = ji.read_ras(SHARED / "oxford" / "oxford-target.ras")
        self.assertEqual((times / ji.DT).astype(int).max(), 18896)


if __name__ == "__main__":
    unittest.main()
