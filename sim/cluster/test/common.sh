# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of the job scripts have in common; $root is the folder of JAuryn.

failed=0
check() {
  if [ "$2" = "$3" ]; then echo "ok: $1"; else echo "FAILED: $1: $2, expected $3"; failed=1; fi
}

# A folder $work for everything, and commands to be run before it is deleted.
at_exit=:
make_work() {
  work=$(mktemp -d) || exit 70
  chmod 755 "$work"
  trap 'eval "$at_exit"; rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM
}

# uninterrupted RANKS: the same task in one go, into $work/one; it takes $took s.
uninterrupted() {
  mkdir -p "$work/one"
  started=$(date +%s)
  "$root/bin/jauryn" run -n "$1" --device niodev sim_symfb \
    --input "$root/themes/oxford-input.ras" --target "$root/themes/oxford-target.ras" --grid 1.89 \
    --nin 200 --nout 200 --layers 1 --nhidden "$NHID" --w0 0.05 --delay 0 --eta 1e-3 \
    --epsilon 1e-12 --simtime "$SIMTIME" --blocks "$BLOCKS" --fast --quiet --no-report \
    --dir "$work/one" --log-dir "$work/one"
  check "an uninterrupted run" "$?" 0
  took=$(($(date +%s) - started))
  echo "which took $took s"
}

# compare FOLDER EXPECTED: every file of the results has the same bytes.
compare() {
  for file in "$2"/*; do
    name=${file##*/}
    case $name in
      *.log | run.json | report.html) continue ;; # tell of times and names
    esac
    cmp -s "$file" "$1/$name"
    check "$name ($(wc -c <"$file") bytes)" "$?" 0
  done
  check "no provisional file is left" "$(find "$1" -name '*.part' -o -name '*.state' | wc -l)" 0
}

# An sshd for this user on loopback, and in JAURYN_RSH the command that uses it.
start_ssh() {
  sshd=$(command -v sshd || ls /usr/sbin/sshd 2>/dev/null)
  port=$((20000 + $$ % 10000))
  if [ -n "$sshd" ] && command -v ssh >/dev/null && command -v ssh-keygen >/dev/null; then
    mkdir -m 700 "$work/ssh"
    ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/host" && ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/id"
    cp "$work/ssh/id.pub" "$work/ssh/authorized"
    # As root sshd wants this folder, which its package makes only when it is started as a service.
    [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
    "$sshd" -f /dev/null -h "$work/ssh/host" -p "$port" -o PidFile="$work/ssh/pid" -o StrictModes=no \
      -o ListenAddress=127.0.0.1 -o ListenAddress=127.0.0.2 -o AuthorizedKeysFile="$work/ssh/authorized" \
      -o PermitRootLogin=prohibit-password -o UsePAM=no -E "$work/ssh/log"
    JAURYN_RSH="ssh -F /dev/null -p $port -i $work/ssh/id -o BatchMode=yes -o StrictHostKeyChecking=no
      -o UserKnownHostsFile=$work/ssh/known -o LogLevel=ERROR"
    JAURYN_RSH=$(echo $JAURYN_RSH)
    at_exit='kill "$(cat "$work/ssh/pid")"'
    # shellcheck disable=SC2086
    $JAURYN_RSH 127.0.0.2 true && echo "hosts are reached by $sshd" && return
    at_exit=:
  fi
  echo "no sshd can be started here: a stand-in for ssh is used"
  printf '#!/bin/sh\nshift\nexec sh -c "$*"\n' >"$work/rsh"
  chmod +x "$work/rsh"
  JAURYN_RSH=$work/rsh
}
