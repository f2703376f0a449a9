# Set-up in two commands: make build, make test. Everything else is plain go
# and npm commands, which can be run by hand as well.

THEME := themes/nhs
TESTS := internal/browsertest
LIGHTHOUSE := internal/lighthouse
FLAGS :=
FUZZTIME := 30s
OPPORTUNITIES := 1000
# The tests look at the site as it stood then.
AT := 2026-11-22T09:00:00Z

.PHONY: build serve check theme test fuzz bench lighthouse clean bin/involve

## build: the theme's assets if need be, then the site in public/
build: bin/involve
	bin/involve build $(FLAGS)

## serve: the site with live reload at http://127.0.0.1:8080
serve: bin/involve
	bin/involve serve $(FLAGS)

## check: everything that is wrong with the content
check: bin/involve
	bin/involve check $(FLAGS)

## bin/involve: the program, with the theme inside; compiled once, whichever folder this is
bin/involve: theme
	@command -v go >/dev/null || { echo "go is missing: install Go 1.26 or later" >&2; exit 1; }
	go build -trimpath -o $@ ./cmd/involve

## theme: the theme's assets, when their sources or the lock file are newer
theme: $(THEME)/dist/theme.js

$(THEME)/dist/theme.js: $(THEME)/node_modules/.package-lock.json $(THEME)/package.json $(THEME)/build.js $(shell find $(THEME)/src -type f)
	npm run --silent build --prefix $(THEME)
	@touch $@

%/node_modules/.package-lock.json: %/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or later (on Debian: apt-get install nodejs npm)" >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund --prefix $*
	@touch $@

## test: everything, on a machine with Go and Node; installs the rest through apt
test: bin/involve $(TESTS)/node_modules/.package-lock.json
	.ci/install
	@test -z "$$(gofmt -l cmd internal themes/*.go)" || { echo "gofmt would change:"; gofmt -l cmd internal themes/*.go; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff
	.ci/readme
	go test -race -shuffle=on -vet=off ./...
	AT=$(AT) .ci/browser-tests

## fuzz: each fuzz target for FUZZTIME
fuzz: theme
	FUZZTIME=$(FUZZTIME) .ci/fuzz

## bench: measures each stage on a made-up site of OPPORTUNITIES, and builds it with
## Hugo 0.165.0 too when HUGO says where that is
bench: bin/involve
	go test -run '^$$' -bench . -benchtime 3x -timeout 0 ./internal/build -opportunities $(OPPORTUNITIES)
	go test -run '^$$' -bench . -benchtime 20x -timeout 0 ./internal/serve -opportunities $(OPPORTUNITIES)
	@[ -n "$$HUGO" ] || echo "no side-by-side run: HUGO=path/to/hugo make bench"
	@[ -z "$$HUGO" ] || internal/sidebyside/run.sh $(OPPORTUNITIES)

## lighthouse: measures the sample site and writes docs/lighthouse.md
lighthouse: bin/involve $(LIGHTHOUSE)/node_modules/.package-lock.json
	.ci/install
	npm start --silent --prefix $(LIGHTHOUSE)

clean:
	rm -rf bin public $(THEME)/node_modules $(TESTS)/node_modules $(LIGHTHOUSE)/node_modules
	find $(THEME)/dist -mindepth 1 ! -name .gitkeep -delete
