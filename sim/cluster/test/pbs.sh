#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs sim/cluster/superspike.pbs as PBS would, which is imitated: a 'qsub' that keeps a queue, and a
# job of two hosts that is told to end time and again, until a submission comes to the end. Its files
# must be those of one run that nothing happened to. The hosts are reached by an sshd of this test on
# loopback, or, where there is none, by a stand-in for ssh. Takes a minute or two.
#
# BLOCKS and SIMTIME say how much there is to do; a job may run for a quarter of that time.

root=$(CDPATH='' cd "$(dirname "$0")/../../.." && pwd -P) || exit 70
. "$root/sim/cluster/test/common.sh"
make_work
BLOCKS=${BLOCKS:-12} SIMTIME=${SIMTIME:-20} NHID=${NHID:-64}
export BLOCKS SIMTIME NHID

uninterrupted 2
slice=$((3 + took / 4))
start_ssh
printf '127.0.0.1\n127.0.0.2\n127.0.0.1\n127.0.0.2\n' >"$work/nodes"

# qsub [-v NAME=VALUE,...] SCRIPT: at the end of the queue.
mkdir "$work/bin" "$work/queue"
cat >"$work/bin/qsub" <<END
#!/bin/sh
variables=
[ "\$1" != -v ] || { variables=\$2; shift 2; }
number=\$((100 + \$(ls "$work/queue" | wc -l)))
printf '%s\n%s\n' "\$variables" "\$1" >"$work/queue/\$number"
echo "\$number.server"
END
chmod +x "$work/bin/qsub"
PATH=$work/bin:$PATH
export PATH JAURYN_RSH

cd "$root" || exit 70
NP=2 OUTPUT=$work
export NP OUTPUT
qsub -v "SECONDS_TO_RUN=$slice,NHID=$NHID,SIMTIME=$SIMTIME,BLOCKS=$BLOCKS,NP=2,OUTPUT=$work" \
  sim/cluster/superspike.pbs >/dev/null
number=100
while [ -e "$work/queue/$number" ] && [ "$number" -lt 140 ]; do
  variables=$(sed -n 1p "$work/queue/$number" | tr , ' ')
  # shellcheck disable=SC2086 # one word a variable
  env $variables SECONDS_TO_RUN="$slice" PBS_O_WORKDIR="$root" PBS_JOBID="$number.server" PBS_NODEFILE="$work/nodes" \
    sh "$(sed -n 2p "$work/queue/$number")" >"$work/job$number.out" 2>&1
  code=$?
  echo "job $number ended with $code after $slice s at most"
  # On a busy machine it may not even have begun.
  grep -q 'before all ranks had joined' "$work/job$number.out" && slice=$((slice * 2))
  number=$((number + 1))
done
check "the last job" "$code" 0
check "it took several" "$((number > 101))" 1
check "the last one went on" "$(grep -c '^resuming at t=' "$work/job$((number - 1)).out")" 1
compare "$work/symfb/oxford/job100" "$work/one"

# A job that is deleted must not come back.
sleep_until() {
  for k in $(seq 600); do
    grep -q "$1" "$2" 2>/dev/null && return
    sleep 0.1
  done
}
env SECONDS_TO_RUN=1000 BLOCKS=10000 PBS_O_WORKDIR="$root" PBS_JOBID=90.server \
  PBS_NODEFILE="$work/nodes" sh sim/cluster/superspike.pbs >"$work/deleted.out" 2>&1 &
job=$!
sleep_until 'Block 0' "$work/symfb/oxford/job90/sim_symfb.0.log"
before=$(ls "$work/queue" | wc -l)
kill -TERM "$job" "$(pgrep -P "$job")"
wait "$job"
check "a deleted job ends with 143" "$?" 143
check "and is not submitted again" "$(ls "$work/queue" | wc -l)" "$before"
check "and has written its state" "$(ls "$work/symfb/oxford/job90" | grep -c '^checkpoint-.*\.state$')" 1

[ "$failed" = 0 ] || tail -n 20 "$work"/*.out
exit "$failed"
