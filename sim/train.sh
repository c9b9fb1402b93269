# SPDX-License-Identifier: GPL-3.0-or-later
# Read by run_symfb.sh and run_rfb.sh, which set FEEDBACK and DELAY: trains on a theme, once for
# each learning rate. The parameters are those of the scripts of Zenke and Ganguli (2018).

fail() {
  echo "error: $2" >&2
  exit "$1"
}

# Value of a variable in the theme's settings. They are read, not run: a theme is data.
setting() {
  sed -n "s/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}$1=[\"']\{0,1\}\([0-9.eE+-]\{1,\}\)[\"']\{0,1\}[[:space:]]*\$/\2/p" \
    "$CONF" | tail -n 1
}

case $1 in
  -h | --help)
    sed -n '/^# Trains/,/^$/s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
esac

[ "${NP:-1}" = 1 ] ||
  fail 2 "NP=$NP: expected 1; running on several ranks is not part of this version yet"

root=$(CDPATH='' cd "$(dirname "$0")" && pwd -P) || exit 70
RUN=${RUN:-oxford}
CONF=$root/themes/$RUN-conf.env
[ -r "$CONF" ] || fail 3 "RUN=$RUN: no such theme, $CONF cannot be read (bin/jauryn theme makes one)"
GRID=$(setting GRID)
HEIGHT=$(setting HEIGHT)
NIN=$(setting NIN)
[ -n "$GRID" ] || fail 3 "$CONF: expected a line GRID=seconds"
[ -n "$HEIGHT" ] || fail 3 "$CONF: expected a line HEIGHT=neurons"

fast=--fast
[ "${MONITORS:-no}" = no ] || fast=

for eta in ${ETAS:-1e-3}; do
  dir=${OUTPUT:-$root/output}/$FEEDBACK/$RUN/eta$eta
  mkdir -p "$dir" || fail 4 "$dir: cannot make this folder"
  "$root/bin/sim_$FEEDBACK" --input "$root/themes/$RUN-input.ras" \
    --target "$root/themes/$RUN-target.ras" --grid "$GRID" --nin "${NIN:-200}" --nout "$HEIGHT" \
    --layers 1 --nhidden "${NHID:-256}" --w0 0.05 --delay "$DELAY" --eta "$eta" --epsilon 1e-12 \
    --simtime "${SIMTIME:-20}" --blocks "${BLOCKS:-50}" --seed "${SEED:-121}" \
    --dir "$dir" --log-dir "$dir" $fast "$@" || exit
done
