# What can be done here: make help
PORT ?= 8080
# How often the page and what it is measured beside are visited.
VISITS ?= 5

.DEFAULT_GOAL := help
.PHONY: help run dev build dist reproducible test bench pictures torture size format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build the release page and serve it (PORT=8080)
	@node tools/serve.mjs $(PORT)

dev: ## serve a debug build that follows every change (PORT=8080)
	@tools/build.sh serve --release=false --dist target/dev --port $(PORT)

build: ## build the release page into dist/
	@tools/build.sh build

dist: build ## build dist/ for any host, with stagecraft.html, the whole page as one file, and hold what it weighs against the budget
	@node tools/size.mjs

reproducible: dist ## build the commit a second time elsewhere and compare every byte
	@tools/reproducible.sh

test: ## install what tests need and run everything
	@tools/test.sh

bench: build ## measure lines, checks, forecasts and numbers, and the page beside others, into docs/benchmarks.md (VISITS=5)
	@tools/install.sh browsers
	@rm -rf target/criterion
	@bash -o pipefail -c 'cargo bench --no-default-features 2>&1 | tee target/bench.txt'
	@node tools/bench.mjs $(VISITS)

pictures: build ## take the pictures of README.md from the page
	@tools/install.sh browsers
	@node tools/pictures.mjs

torture: build ## try every promise about storage as often as it is promised (about an hour)
	@node tools/torture.mjs

size: build ## what the page weighs, part by part, against its budget
	@node tools/size.mjs

format: ## format the Rust code
	@cargo fmt --all
	@cargo fmt --manifest-path tests/browser/Cargo.toml

clean: ## remove what was built; installed tools stay
	@rm -rf target dist
