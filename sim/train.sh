# SPDX-License-Identifier: GPL-3.0-or-later
# Read by run_symfb.sh and run_rfb.sh, which set root, FEEDBACK and DELAY: trains on a theme, once
# for each learning rate. The parameters are those of the scripts of Zenke and Ganguli (2018).

fail() {
  echo "error: $2" >&2
  exit "$1"
}

# Value of a variable in the theme's settings. They are read, not run: a theme is data.
setting() {
  sed -n "s/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}$1=[\"']\{0,1\}\([0-9.][0-9.eE+-]*\)[\"']\{0,1\}[[:space:]]*\$/\2/p" \
    "$CONF" | tail -n 1
}

case $1 in
  -h | --help)
    sed -n '/^# Trains/,/^$/s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
esac

case ${NP:-1} in
  0* | *[!0-9]*) fail 2 "NP=$NP: expected a number of ranks" ;;
  1) program=sim_$FEEDBACK ranks= ;;
  *) program=jauryn ranks="run -n $NP sim_$FEEDBACK" ;;
esac
case ${MONITORS:-no} in
  no) fast=--fast ;;
  yes) fast= ;;
  *) fail 2 "MONITORS=$MONITORS: expected yes or no" ;;
esac

case ${CHECKPOINT:-5m} in
  no) checkpoint= ;;
  *[!0-9a-z.]*) fail 2 "CHECKPOINT=$CHECKPOINT: expected a time such as 5m, or no" ;;
  *) checkpoint="--checkpoint-every ${CHECKPOINT:-5m}" ;;
esac

# All learning rates are looked at before the first one runs. Without -f a * would be file names.
set -f
count=0
for eta in ${ETAS:-1e-3}; do
  case $eta in
    *[!0-9.eE+-]* | [!0-9.]*) fail 2 "ETAS: $eta: expected numbers such as 1e-3, with blanks between them" ;;
  esac
  count=$((count + 1))
done
[ "$count" -gt 0 ] || fail 2 "ETAS: expected at least one learning rate, as in ETAS=1e-3"

RUN=${RUN:-oxford}
CONF=$root/themes/$RUN-conf.env
[ -f "$CONF" ] || fail 3 "RUN=$RUN: no such theme, there is no $CONF (bin/jauryn theme makes one)"
[ -r "$CONF" ] || fail 3 "RUN=$RUN: cannot read $CONF"
GRID=$(setting GRID)
HEIGHT=$(setting HEIGHT)
NIN=$(setting NIN)
[ -n "$GRID" ] || fail 3 "$CONF: expected a line GRID=seconds"
[ -n "$HEIGHT" ] || fail 3 "$CONF: expected a line HEIGHT=neurons"

# Runs a program to its end. Signals to this script reach it; after one to stop no other begins.
run() {
  stopped=
  "$@" &
  child=$!
  trap 'stopped=129; kill -TERM "$child" 2>/dev/null' HUP
  trap 'stopped=130; kill -TERM "$child" 2>/dev/null' INT # what runs beside a shell ignores INT
  trap 'stopped=143; kill -TERM "$child" 2>/dev/null' TERM
  trap 'kill -USR1 "$child" 2>/dev/null' USR1
  while # a signal ends the first wait, not the program
    wait "$child"
    code=$?
    kill -0 "$child" 2>/dev/null
  do :; done
  trap - HUP INT TERM USR1
  case $code in 0 | 143) code=${stopped:-$code} ;; esac
  return "$code"
}

for eta in ${ETAS:-1e-3}; do
  dir=${OUTPUT:-$root/output}/$FEEDBACK/$RUN/eta$eta
  why=$(mkdir -p -- "$dir" 2>&1) || fail 4 "cannot make the folder $dir: ${why##*: }"
  count=$((count - 1))
  # The last program takes the place of this shell, so that a signal to the script reaches it.
  if [ "$count" = 0 ]; then start=exec; else start=run; fi
  $start "$root/bin/$program" $ranks --input "$root/themes/$RUN-input.ras" \
    --target "$root/themes/$RUN-target.ras" --grid "$GRID" --nin "${NIN:-200}" --nout "$HEIGHT" \
    --layers 1 --nhidden "${NHID:-256}" --w0 0.05 --delay "$DELAY" --eta "$eta" --epsilon 1e-12 \
    --simtime "${SIMTIME:-20}" --blocks "${BLOCKS:-50}" --seed "${SEED:-121}" \
    --dir "$dir" --log-dir "$dir" $checkpoint $fast "$@" || exit
done
