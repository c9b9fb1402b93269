#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What two ranks gain on this machine, and what it could give: the same work done by one rank, by two
# threads, by two ranks over MPJ Express, and by two processes at once that know nothing of each other.
# Prints a table in Markdown: seconds by the clock, and throughput with that of one rank as 1.
#
#   bench/ranks.sh                              two minutes on a quiet machine
#   RUNS=3 JAURYN_SHARED=folder bench/ranks.sh  the best of three; where reference/ssbm/monalisa is
#
# Where it may, it takes precedence of other programs (chrt -r 5; with -f compilers would wait for what they compile).

root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P) || exit 70
work=$(mktemp -d) || exit 70
trap 'rm -rf "$work"' EXIT
pids=
trap 'kill $pids 2>/dev/null; exit 130' INT TERM
first=
chrt -r 5 true 2>/dev/null && first="chrt -r 5"
export JAURYN_JAVA_OPTS="-XX:+UseSerialGC -Xms64m -Xmx2g"
shared=${JAURYN_SHARED:-$root/../shared}
"$root/bin/jauryn" rank --help >/dev/null || exit # builds what is not built

# run COMMAND: with the options of the network, in place of this shell; and a value of its meters.
run() {
  # shellcheck disable=SC2086 # words
  exec "$@" $network --quiet --no-report --fast --profile --fresh --dir "$dir" --log-dir "$dir" >/dev/null
}
meter() { sed -n "s/^ *\"$1\" : \([0-9.E-]*\),*\$/\1/p" "$dir/meters.json" | head -n 1; }

# measure NAME COMMAND: a row of the table, of what the steps take, without start and end of a process.
measure() {
  name=$1 copies=1
  shift
  [ "$name" != "two processes, one rank each" ] || copies=2
  best=
  for k in $(seq "${RUNS:-2}"); do
    pids=
    for copy in $(seq "$copies"); do
      dir=$work/$copy
      mkdir -p "$dir"
      run $first "$@" &
      pids="$pids $!"
    done
    for pid in $pids; do wait "$pid" || exit 1; done
    slowest=0
    for copy in $(seq "$copies"); do
      dir=$work/$copy
      slowest=$(echo "$slowest $(meter wallSeconds)" | awk '{ print ($1 > $2 ? $1 : $2) }')
    done
    best=$(echo "${best:-$slowest} $slowest" | awk '{ print ($1 < $2 ? $1 : $2) }')
    exchange=$(meter exchange)
  done
  one=${one:-$best}
  model=$(meter modelSeconds)
  echo "$title|$name|$best|$copies|$one|${exchange:-0}|$model" |
    awk -F'|' '{ printf "| %s | %s | %.2f | %.2f | %s |\n", $1, $2, $3, $4 * $5 / $3, $6 == 0 ? "" : sprintf("%.0f", 1e6 * $6 / $7 / 1250) }'
}

echo "| network | who | s | throughput | µs an exchange takes |"
echo "|---|---|---|---|---|"
network_of() {
  title=$1 network=$2 one=
  measure "one rank" "$root/bin/sim_symfb"
  measure "two threads" "$root/bin/sim_symfb" --threads 2
  measure "two ranks, multicore" "$root/bin/jauryn" run -n 2 sim_symfb
  measure "two ranks, niodev" "$root/bin/jauryn" run -n 2 --device niodev sim_symfb
  measure "two processes, one rank each" "$root/bin/sim_symfb"
}
oxford="--input $root/themes/oxford-input.ras --target $root/themes/oxford-target.ras --grid 1.89 --nin 200 --nout 200 --w0 0.05 --eta 1e-3"
network_of 200-256-200 "$oxford --nhid 256 --simtime 20 --blocks 3"
network_of 200-4096-200 "$oxford --nhid 4096 --simtime 3 --blocks 2"
if [ -r "$shared/reference/ssbm/monalisa/input.ras" ]; then
  monalisa=$shared/reference/ssbm/monalisa
  network_of monalisa "--input $monalisa/input.ras --target $monalisa/target.ras --nin 1000 --nhid 1024 --nout 500 --grid 33.1 --simtime 3 --blocks 1"
fi
