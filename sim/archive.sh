#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the class data sharing archive with which bin/jauryn starts faster, by letting Java write
# down the classes that a very short training run with checkpoints needs. Failing is no error: the archive is a comfort.

root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P) || exit 0
work=$(mktemp -d) || exit 0
trap 'rm -rf "$work"' EXIT
mkdir -p "$root/sim/target/cds"
printf '0.01 0\n0.02 1\n0.05 0\n' >"$work/input.ras"
printf '0.03 0\n0.04 1\n' >"$work/target.ras"
JAURYN_MAKE_ARCHIVE=yes "$root/bin/jauryn" sim_symfb --input "$work/input.ras" \
  --target "$work/target.ras" --grid 0.1 --nin 2 --nout 2 --nhid 2 --simtime 1 --blocks 2 \
  --checkpoint-every "1 block" --dir "$work" --log-dir "$work" >"$work/shown" 2>&1
exit 0
