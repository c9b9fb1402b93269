# SPDX-License-Identifier: GPL-3.0-or-later
# make          build the programs
# make mpj      build what runs over MPJ Express, too; fetches it if it is not there
# make test     build, run all tests and checks (formatter, compiler warnings, bug finder)
# make test-fidelity   compare production runs with the original's results; takes about an hour
# make test-python     tests of the Python reader alone; needs python3 with numpy
# make test-page     the report in Chromium, or in the browser BROWSER=program
# make test-crash      kill runs and ranks 240 times, fill disks, damage 10000 checkpoints; takes minutes
# make test-ranks      the bytes of 1, 2, 3, 4 and 7 ranks over MPJ Express, and a whole training; takes ten minutes
# make test-faults     ranks are killed, stopped and mistaken, 20 times each; takes 20 minutes
# make test-coba    ten networks of sim_coba beside the original's, see sim/proofs/coba_seeds.py; takes minutes
# make test-cluster    the job scripts under a SLURM of their own and an imitated PBS; takes minutes
# make dry-run         what up to 256 ranks would need, see docs/scaling.md; takes a quarter of an hour
# make exchange        time exchanges among ranks over each transport
# make bench-ranks     time two ranks beside what the machine can give
# make test-soak       100000 s of model time; takes minutes
# make fuzz     damage files guided by coverage, RUNS=100000 of each format; see docs/testing.md
# make bench    time kernels, engine and whole programs; see bench/README.md
# make paper    repeat the experiments of the SuperSpike paper into output/paper; takes half an hour
# make format   bring the sources into their format
# make clean    remove what was built

MVN = mvn -B -ntp -Dstyle.color=never
COMMIT := $(shell git describe --always --abbrev=40 --match= --dirty 2>/dev/null || echo unknown)
STAMP = -Dgit.commit=$(COMMIT)
SOURCES = $(shell find src/main vector/main sim/main -type f) pom.xml src/pom.xml vector/pom.xml sim/pom.xml

# MPJ Express, if it is there: then its module is built and tested, too (see mpj/home.sh).
MPJ_FOUND := $(shell mpj/home.sh 2>/dev/null)
MPJ_FLAG = $(if $(MPJ_FOUND),-Dmpj.home=$(MPJ_FOUND))
BROWSER = chromium

.PHONY: build mpj test test-fidelity test-crash test-ranks test-faults test-coba test-cluster dry-run exchange bench-ranks test-soak test-python test-page fuzz bench paper format clean

# A build that was interrupted may have left files cut off, from which no other can go on.
BEGIN = if [ -e sim/target/building ]; then rm -rf src/target vector/target sim/target mpj/target; fi; \
	mkdir -p sim/target; touch sim/target/building
END = code=$$?; [ $$code -gt 128 ] || rm -f sim/target/building; exit $$code

build: sim/target/built

sim/target/built: $(SOURCES)
	@$(BEGIN)
	$(MVN) -q $(STAMP) -DskipTests package; $(END)
	@touch $@
	@sim/archive.sh

# Ranks over MPJ Express, which is fetched if need be.
mpj: mpj/target/built

mpj/target/built: $(SOURCES) $(shell find mpj/main -type f) mpj/pom.xml
	@$(BEGIN)
	home=$$(mpj/home.sh --fetch) && $(MVN) -q $(STAMP) -Dmpj.home="$$home" -DskipTests package; $(END)
	@touch sim/target/built $@
	@sim/archive.sh

test:
	$(if $(MPJ_FOUND),,@echo "MPJ Express not found: the tests of mpj/ are skipped (make mpj fetches it)")
	$(MVN) $(STAMP) $(MPJ_FLAG) -Pbench verify
	@touch sim/target/built $(if $(MPJ_FOUND),mpj/target/built)
	@sim/archive.sh

test-fidelity:
	$(MVN) $(STAMP) -Dgroups=fidelity -DexcludedGroups= -Dspotless.check.skip -Dspotbugs.skip verify

test-crash:
	$(if $(MPJ_FOUND),,@echo "MPJ Express not found: ranks of several processes are not killed (make mpj fetches it)")
	$(MVN) $(STAMP) $(MPJ_FLAG) -Dgroups=crash -DexcludedGroups= -Dspotless.check.skip -Dspotbugs.skip verify

test-faults:
	$(MVN) $(STAMP) $(MPJ_FLAG) -Dgroups=faults -DexcludedGroups= -Dspotless.check.skip -Dspotbugs.skip verify

test-ranks: mpj
	sim/cluster/test/ranks.sh

test-coba: build
	python3 -B sim/proofs/coba_seeds.py

test-cluster: mpj
	sim/cluster/test/pbs.sh
	sim/cluster/test/slurm.sh
	sim/cluster/test/namespaces.sh

dry-run:
	$(MVN) -q $(STAMP) -Dgroups=dryrun -DexcludedGroups= -Dspotless.check.skip -Dspotbugs.skip verify

exchange:
	$(MVN) -q $(STAMP) $(MPJ_FLAG) -Dgroups=exchange -DexcludedGroups= -Dspotless.check.skip -Dspotbugs.skip verify

bench-ranks: mpj
	bench/ranks.sh

test-soak:
	$(MVN) $(STAMP) -Dgroups=soak -DexcludedGroups= -Dspotless.check.skip -Dspotbugs.skip verify

test-python:
	cd python && python3 -B -m unittest

test-page:
	JAURYN_BROWSER=$(BROWSER) $(MVN) -q -Dtest=ReportInBrowserTest -Dsurefire.failIfNoSpecifiedTests=false test

fuzz:
	$(MVN) -q $(STAMP) -Pfuzz -DskipTests -Dspotless.check.skip -Dspotbugs.skip package
	sim/fuzz.sh $${RUNS:-100000}

bench: build
	$(MVN) -q $(STAMP) -Pbench -DskipTests -Dspotless.check.skip -Dspotbugs.skip package
	@java -Djauryn.home=. -Djauryn.commit=$(COMMIT) -cp 'bench/target/classes:bench/target/lib/*' jauryn.bench.Bench

SUITE ?=

paper: build
	bin/jauryn paper all --out output/paper $(if $(SUITE),--suite '$(SUITE)')

format:
	$(MVN) -q $(MPJ_FLAG) -Pbench spotless:apply

clean:
	$(MVN) -q $(MPJ_FLAG) -Pbench clean
