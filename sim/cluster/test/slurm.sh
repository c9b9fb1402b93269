#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs sim/cluster/superspike.sbatch under a SLURM of its own, one node on loopback: a short job, and
# one that has less time than it needs and goes back into the queue until it is complete. Both must
# leave the bytes of one run that nothing happened to. Needs root, and Debian's slurm-wlm and munge;
# takes some minutes.
#
# LONG_BLOCKS and LONG_SIMTIME say how much the second has to do: as it is, a minute of a quiet machine.

root=$(CDPATH='' cd "$(dirname "$0")/../../.." && pwd -P) || exit 70
[ "$(id -u)" = 0 ] || { echo "skipped: needs root" >&2; exit 77; }
for program in munged slurmctld slurmd sbatch; do
  command -v "$program" >/dev/null || { echo "skipped: no $program (apt-get install slurm-wlm munge)" >&2; exit 77; }
done

. "$root/sim/cluster/test/common.sh"
make_work
mkdir "$work/state" "$work/spool" "$work/munge"
head -c 1024 /dev/urandom >"$work/munge/key"
chown -R munge "$work/munge" 2>/dev/null
chmod 711 "$work/munge"
chmod 400 "$work/munge/key"
node=$(hostname -s)
cat >"$work/slurm.conf" <<END
ClusterName=jauryn
SlurmctldHost=$node(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket,cred_expire=5
CryptoType=crypto/munge
SlurmUser=root
SlurmctldPort=26817
SlurmdPort=26818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
KillWait=20
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF="$work/slurm.conf"

stop() {
  for file in slurmd.pid slurmctld.pid munge/pid; do
    [ -r "$work/$file" ] && kill "$(cat "$work/$file")" 2>/dev/null
  done
  sleep 1
}
at_exit=stop

(cd / && su -s /bin/sh munge -c "munged --socket='$work/munge/socket' --key-file='$work/munge/key' \
  --pid-file='$work/munge/pid' --log-file='$work/munge/log' --seed-file='$work/munge/seed' --force") || exit 1
slurmctld || exit 1
slurmd || exit 1
for k in 1 2 3 4 5 6 7 8 9 10; do
  sinfo -h -o %T 2>/dev/null | grep -q idle && break
  sleep 1
done
sinfo

cd "$root" || exit 70
# submit NAME OPTIONS: a job, and its number in $job; await: its end, and its state in $state.
submit() {
  name=$1
  shift
  job=$(sbatch --parsable --ntasks="$(nproc)" --mem-per-cpu=0 --output="$work/$name.out" "$@" \
    sim/cluster/superspike.sbatch --no-report)
}
await() {
  while :; do
    state=$(scontrol show job "$job" | sed -n 's/.*JobState=\([A-Z]*\).*/\1/p')
    case $state in PENDING | RUNNING | SIGNALING | STOPPED | COMPLETING | REQUEUED) sleep 2 ;; *) break ;; esac
  done
}

export OUTPUT="$work" NHID="${NHID:-64}" SIMTIME=2 BLOCKS=2
submit short
await
check "a short job" "$state" COMPLETED
uninterrupted "$(nproc)"
compare "$work/symfb/oxford/job$job" "$work/one"

SIMTIME=${LONG_SIMTIME:-20} BLOCKS=${LONG_BLOCKS:-50}
export SIMTIME BLOCKS
rm -r "$work/one"
submit long --time=1 --signal=TERM@25
await
restarts=$(scontrol show job "$job" | sed -n 's/.*Restarts=\([0-9]*\).*/\1/p')
check "a job with less time than it needs" "$state" COMPLETED
check "it went back into the queue ($restarts times)" "$((restarts > 0))" 1
check "and went on" "$(($(grep -c '^resuming at t=' "$work/long.out") > 0))" 1
grep -E '^resuming at t=|^error' "$work/long.out"
uninterrupted "$(nproc)"
compare "$work/symfb/oxford/job$job" "$work/one"

submit cancelled --time=1 --signal=TERM@1
for k in $(seq 60); do
  grep -qs 'Block 0' "$work/symfb/oxford/job$job/sim_symfb.0.log" && break
  sleep 1
done
scancel "$job"
await
check "a cancelled job does not come back" "$state" CANCELLED
[ "$failed" = 0 ] || cat "$work"/*.out "$work/slurmctld.log" "$work/slurmd.log" | tail -n 60
exit $failed
