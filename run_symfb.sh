#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains a 200-256-200 network with symmetric feedback on the Oxford theme; the results are in
# output/symfb/oxford/eta1e-3/ afterwards. Takes a minute or less.
#
#   ./run_symfb.sh [options of bin/sim_symfb]
#
# Read from the environment, with defaults:
#   RUN=oxford        theme, made of themes/RUN-input.ras, RUN-target.ras and RUN-conf.env
#   ETAS="1e-3"       learning rates (V), one run each
#   NHID=256          hidden neurons
#   SIMTIME=20        length of the burn-in and of each block (s)
#   BLOCKS=50         training blocks
#   SEED=121          seed of all random streams
#   OUTPUT=output     folder for the results
#   MONITORS=no       yes: also write the text files of states and weights (some 300 MB)
#   CHECKPOINT=5m     how often the state is written, to go on from if the run is killed; no: never
#   NP=1              ranks; more than one run over MPJ Express, which is fetched if need be

root=$(dirname "$(readlink -f "$0")") || exit 70
FEEDBACK=symfb DELAY=0.0e-3
. "$root/sim/train.sh"
