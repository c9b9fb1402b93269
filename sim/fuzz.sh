#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes the readers of result files with Jazzer: fuzz.sh RUNS [FORMAT ...], after 'make fuzz' has built them.
# Starts from good files and from the inputs in test/resources/fuzz; what is new and interesting goes to
# target/fuzz/FORMAT/corpus, findings to target/fuzz/FORMAT. Ends with 1 if there was one. Each input becomes a file for a moment:
# a TMPDIR in memory makes that three times as fast.

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P) || exit 1
work=$here/target/fuzz
runs=${1:?number of runs}
shift
test $# -gt 0 || set -- ras wmat spk run.json state hist stats netstate log
classes=$here/target/test-classes:$here/target/classes:$(cat "$work/classpath") || exit 1
rm -rf "$work/seeds"
java -cp "$classes" jauryn.sim.FuzzSeeds "$work/seeds" || exit 1

status=0
for format; do
  own=$work/$format
  tmp=${TMPDIR:-$own}/tmp-$format
  mkdir -p "$own/corpus" "$tmp"
  echo "$format: $runs inputs, log in $own/log"
  java -Xmx512m -XX:+UseSerialGC -Djava.io.tmpdir="$tmp" -Djauryn.fuzz="$format" -cp "$classes" \
    com.code_intelligence.jazzer.Jazzer --target_class=jauryn.sim.FuzzTarget \
    --instrumentation_includes='jauryn.**' --custom_hook_includes='jauryn.**' \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal \
    --keep_going=100 --reproducer_path="$own" --coverage_report="$own/coverage.txt" \
    -artifact_prefix="$own/" -runs="$runs" -timeout=10 -rss_limit_mb=3000 -max_len=16384 -len_control=10 \
    -dict="$here/test/resources/fuzz/words" -print_final_stats=1 \
    "$own/corpus" "$work/seeds/$format" "$here/test/resources/fuzz/$format" >"$own/log" 2>&1 || status=1
  for finding in "$own"/crash-* "$own"/timeout-* "$own"/oom-*; do
    test ! -e "$finding" || status=1
  done
  grep -E '^(Done|stat::number_of|stat::average|== Java)|DEDUP|ERROR' "$own/log"
  rm -rf "$tmp"
done
exit $status
