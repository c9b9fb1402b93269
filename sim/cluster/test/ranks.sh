#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The results of 1, 2, 3, 4 and 7 ranks must have the same bytes: both feedbacks, one and two hidden
# layers, threads over MPJ's multicore device and processes over its niodev; then the whole training
# on the Oxford theme (1022 s) with one and two ranks. Spikes are compared merged by aube and sorted,
# every other file as it is. Takes some ten minutes.
#
# RANKS and DEVICES say what to try, FULL which devices train to the end ("" for none).

root=$(CDPATH='' cd "$(dirname "$0")/../../.." && pwd -P) || exit 70
. "$root/sim/cluster/test/common.sh"
make_work
RANKS=${RANKS:-2 3 4 7} DEVICES=${DEVICES:-multicore niodev} FULL=${FULL-multicore niodev}

# merged FOLDER NAME: the spikes of all ranks, in order of time and neuron.
merged() { "$root/bin/aube" --inputs "$1/$2".*.spk | LC_ALL=C sort -k1,1g -k2,2n; }

# same NAME ONE SEVERAL: whether the folders have the same results; how many bytes were compared.
same() {
  differ=
  bytes=0
  for file in "$2"/*; do
    name=${file##*/}
    case $name in
      *.log | run.json | report.html | *.merged) continue ;; # tell of times and names
      *.spk)
        group=${name%.0.spk}
        [ -e "$2/$group.merged" ] || merged "$2" "$group" >"$2/$group.merged"
        merged "$3" "$group" | cmp -s "$2/$group.merged" - || differ="$differ $name"
        file=$2/$group.merged
        ;;
      *) cmp -s "$file" "$3/$name" || differ="$differ $name" ;;
    esac
    size=$(wc -c <"$file")
    bytes=$((bytes + size))
    [ "$size" -gt 0 ] || differ="$differ $name-is-empty"
  done
  check "$1: $bytes bytes in $(ls "$2" | grep -cv '\.log$\|run.json\|report.html\|merged$') files" "differ:$differ" "differ:"
}

for program in sim_symfb sim_rfb; do
  for layers in 1 2; do
    # train FOLDER COMMAND: a short training, all of it saved.
    train() {
      folder=$1
      shift
      mkdir -p "$folder"
      "$@" --input "$root/themes/oxford-input.ras" --target "$root/themes/oxford-target.ras" \
        --grid 1.89 --nin 200 --nout 200 --nhidden 40 --layers "$layers" --w0 0.15 --delay 0.8e-3 \
        --eta 1e-3 --simtime 2 --blocks 2 --fast --quiet --no-report --save-weights "$folder" \
        --dir "$folder" --log-dir "$folder" || check "$*" $? 0
    }
    one=$work/$program$layers
    train "$one" "$root/bin/$program"
    for device in $DEVICES; do
      for ranks in $RANKS; do
        train "$work/several" "$root/bin/jauryn" run -n "$ranks" --device "$device" "$program"
        same "$program, $layers hidden, $device, $ranks ranks" "$one" "$work/several"
        rm -r "$work/several"
      done
    done
  done
done

# whole NAME COMMAND: a training as run_symfb.sh does it, and the time it takes.
whole() {
  mkdir -p "$work/$1"
  folder=$work/$1
  shift
  started=$(date +%s)
  "$@" --input "$root/themes/oxford-input.ras" --target "$root/themes/oxford-target.ras" \
    --grid 1.89 --nin 200 --nout 200 --nhidden 256 --layers 1 --w0 0.05 --delay 0 --eta 1e-3 \
    --epsilon 1e-12 --simtime 20 --blocks 50 --fast --quiet --no-report --save-weights "$folder" \
    --dir "$folder" --log-dir "$folder"
  check "the whole training, $(($(date +%s) - started)) s" "$?" 0
}
[ -z "$FULL" ] || whole one "$root/bin/sim_symfb"
for device in $FULL; do
  whole "$device" "$root/bin/jauryn" run -n 2 --device "$device" sim_symfb
  same "the whole training, $device, 2 ranks" "$work/one" "$work/$device"
done
exit "$failed"
