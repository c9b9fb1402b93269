#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two network namespaces joined by a cable act as two hosts: ranks on both must give the results of
# one rank, and end when a rank is killed or the cable is cut.
# Needs root. REPEATS says how often a rank is killed and the cable is cut; 20 times take eight minutes.

root=$(CDPATH='' cd "$(dirname "$0")/../../.." && pwd -P) || exit 70
[ "$(id -u)" = 0 ] || { echo "skipped: needs root" >&2; exit 77; }
ip netns add "jauryn-$$-1" 2>/dev/null || { echo "skipped: no network namespaces here" >&2; exit 77; }
ip netns add "jauryn-$$-2" || exit 1
work=$(mktemp -d)
REPEATS=${REPEATS:-20}
trap 'ip netns del "jauryn-$$-1"; ip netns del "jauryn-$$-2"; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

ip link add "jn$$a" netns "jauryn-$$-1" type veth peer name "jn$$b" netns "jauryn-$$-2" || exit 1
for host in 1 2; do
  link=jn$$$(echo "$host" | tr 12 ab)
  ip -n "jauryn-$$-$host" addr add "10.99.77.$host/24" dev "$link" &&
    ip -n "jauryn-$$-$host" link set "$link" up &&
    ip -n "jauryn-$$-$host" link set lo up || exit 1
done

# What ssh would be: HOST COMMAND.
printf '#!/bin/sh\nhost=${1##*.}; shift\nexec ip netns exec jauryn-%s-$host sh -c "$*"\n' "$$" >"$work/rsh"
chmod +x "$work/rsh"

. "$root/sim/cluster/test/common.sh"
# The words of $network are split, and the path of JAuryn may have blanks.
cp "$root/themes/oxford-input.ras" "$work/input.ras" && cp "$root/themes/oxford-target.ras" "$work/target.ras" || exit 1
network="--input $work/input.ras --target $work/target.ras --grid 1.89
  --nin 200 --nout 200 --nhid 64 --w0 0.05 --delay 0 --eta 1e-3 --simtime 2 --fast --quiet --no-report"
results() { (cd "$1" && cat multi.0.netstate default.0.stats hidden.0.prate | sha256sum); }

mkdir "$work/one" "$work/hosts" "$work/hand" "$work/fault"
"$root/bin/sim_symfb" $network --blocks 2 --dir "$work/one" --log-dir "$work/one" || exit 1

ip netns exec "jauryn-$$-1" env JAURYN_RSH="$work/rsh" "$root/bin/jauryn" run -n 3 \
  --hosts 10.99.77.1,10.99.77.2 sim_symfb $network --blocks 2 --dir "$work/hosts" --log-dir "$work/hosts"
check "launched on two hosts" "$?" 0
check "results of two hosts" "$(results "$work/hosts")" "$(results "$work/one")"

# As a batch system would start them, without a launcher.
hand() {
  rank=$1 host=$2
  shift 2
  exec ip netns exec "jauryn-$$-$host" env JAURYN_RENDEZVOUS=10.99.77.1:23456 JAURYN_SECRET=test \
    PMI_RANK="$rank" PMI_SIZE=2 "$root/bin/jauryn" rank sim_symfb $network "$@"
}
(hand 0 1 --blocks 2 --dir "$work/hand" --log-dir "$work/hand") & first=$!
(hand 1 2 --blocks 2 --dir "$work/hand" --log-dir "$work/hand") & second=$!
wait "$first"; check "rank 0 started by hand" "$?" 0
wait "$second"; check "rank 1 started by hand" "$?" 0
check "results of ranks started by hand" "$(results "$work/hand")" "$(results "$work/one")"

# fault NAME SECONDS CODES MESSAGES COMMAND REPAIR: each time both ranks end so soon after the command,
# with these codes and messages; no process is left, and no file that has its final name.
fault() {
  slowest=0 wrong=0
  for k in $(seq "$REPEATS"); do
    rm -rf "$work/fault" && mkdir "$work/fault"
    (hand 0 1 --blocks 10000 --dir "$work/fault" --log-dir "$work/fault") 2>"$work/said0" & first=$!
    (hand 1 2 --blocks 10000 --dir "$work/fault" --log-dir "$work/fault") 2>"$work/said1" & second=$!
    for tenth in $(seq 600); do
      grep -qs "Block 0" "$work/fault/sim_symfb.0.log" && break
      sleep 0.1
    done
    eval "$5"
    start=$(date +%s)
    wait "$first"; codes=$?
    wait "$second"; codes="$codes $?"
    took=$(($(date +%s) - start))
    eval "$6"
    said=$(cat "$work/said0" "$work/said1")
    left=$(ip netns pids "jauryn-$$-1" | wc -l)$(ip netns pids "jauryn-$$-2" | wc -l)
    final=$(find "$work/fault" -name '*.spk' -o -name '*.stats' -o -name '*.netstate' -o -name '*.json')
    [ "$took" -gt "$slowest" ] && slowest=$took
    if [ "$codes" != "$3" ] || [ "$took" -gt "$2" ] || [ "$said" != "$4" ] || [ "$left" != 00 ] || [ -n "$final" ]; then
      echo "$1: ended with $codes after $took s, said '$said', left $left processes and $final"
      wrong=$((wrong + 1))
    fi
  done
  check "$1, $REPEATS times, ended within $2 s each time (the slowest took $slowest s)" "wrong: $wrong" "wrong: 0"
}
lost1="error: rank 1 has ended or cannot be reached"
lost0="error: rank 0 has ended or cannot be reached"
fault "rank 1 killed" 10 "6 137" "$lost1" 'kill -9 $second' :
fault "cable cut" 30 "6 6" "$lost1
$lost0" 'ip -n "jauryn-$$-2" link set "jn$$b" down' 'ip -n "jauryn-$$-2" link set "jn$$b" up'
exit $failed
