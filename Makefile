# ICT-teamwijzer. `make serve` and `make test` set up all they need; `make help` tells of the rest.
# What each does stands in hooks/teamwijzer/making.py. Without make: `python make.py serve`.

PYTHON ?= python3
RUN = @command -v $(PYTHON) >/dev/null || { echo "no $(PYTHON): install Python 3.11 or newer, then type the same \
	command again"; exit 1; }; $(PYTHON) make.py

.PHONY: help serve test quick unit build offline check report lint bench audit faults release package pictures schema \
	lock upgrade setup browser browsers office scripts clean

help test quick unit build offline check report lint bench audit pictures schema lock upgrade setup browser browsers \
		office scripts clean:
	$(RUN) $@

serve: # ADDRESS=127.0.0.1:9000
	$(RUN) $@ $(if $(ADDRESS),--address $(ADDRESS))

faults: # SEED=7 COUNT=50 ONLY=core
	$(RUN) $@ $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT)) $(if $(ONLY),--only $(ONLY))

release: # VERSION=1.0
	$(RUN) $@ $(VERSION)

package: # TAG=v1.0
	$(RUN) $@ $(TAG)
