#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs sim/cluster/superspike.sbatch under a SLURM of its own, one node on loopback, and compares the
# results with those of one rank. Needs root, and Debian's slurm-wlm and munge; takes a minute.

root=$(CDPATH='' cd "$(dirname "$0")/../../.." && pwd -P) || exit 70
[ "$(id -u)" = 0 ] || { echo "skipped: needs root" >&2; exit 77; }
for program in munged slurmctld slurmd sbatch; do
  command -v "$program" >/dev/null || { echo "skipped: no $program (apt-get install slurm-wlm munge)" >&2; exit 77; }
done

work=$(mktemp -d)
chmod 755 "$work"
mkdir "$work/state" "$work/spool" "$work/munge" "$work/one"
head -c 1024 /dev/urandom >"$work/munge/key"
chown -R munge "$work/munge" 2>/dev/null
chmod 711 "$work/munge"
chmod 400 "$work/munge/key"
node=$(hostname -s)
cat >"$work/slurm.conf" <<END
ClusterName=jauryn
SlurmctldHost=$node(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
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
  rm -rf "$work"
}
trap stop EXIT

(cd / && su -s /bin/sh munge -c "munged --socket='$work/munge/socket' --key-file='$work/munge/key' \
  --pid-file='$work/munge/pid' --log-file='$work/munge/log' --seed-file='$work/munge/seed' --force") || exit 1
slurmctld || exit 1
slurmd || exit 1
for k in 1 2 3 4 5 6 7 8 9 10; do
  sinfo -h -o %T 2>/dev/null | grep -q idle && break
  sleep 1
done
sinfo

failed=0
check() {
  if [ "$2" = "$3" ]; then echo "ok: $1"; else echo "FAILED: $1: $2, expected $3"; failed=1; fi
}
results() { (cd "$1" && cat multi.0.netstate default.0.stats hidden.0.prate | sha256sum); }

export OUTPUT="$work" NHID=64 SIMTIME=2 BLOCKS=2
cd "$root" || exit 70
sbatch --wait --ntasks="$(nproc)" --mem-per-cpu=0 --output="$work/job.out" sim/cluster/superspike.sbatch --no-report
check "the job" "$?" 0
tail -n 3 "$work/job.out"
bin/sim_symfb --input themes/oxford-input.ras --target themes/oxford-target.ras --grid 1.89 \
  --nin 200 --nout 200 --nhid 64 --w0 0.05 --delay 0 --eta 1e-3 --simtime 2 --blocks 2 --fast --quiet \
  --no-report --dir "$work/one" --log-dir "$work/one"
check "its results" "$(results "$work"/symfb/oxford/job*)" "$(results "$work/one")"
[ "$failed" = 0 ] || cat "$work/job.out" "$work/slurmctld.log" "$work/slurmd.log" | tail -n 40
exit $failed
