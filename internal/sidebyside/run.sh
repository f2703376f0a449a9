#!/usr/bin/env bash
# Builds one made-up site of N opportunities with involve and with Hugo, and
# prints a table.
#
#   run.sh N [tool[:runs] ...]
#
# Tools: involve; check (involve check, which writes nothing); samepages (involve,
# only the pages that the Hugo site has); hugo (with --minify); hugo-plain (without);
# hugo-memory (writes nothing); and floor, what nothing can go below, for the first
# output of each other tool. All by default but hugo-plain and hugo-memory.
#
# The tools run in turn, three times each, into folders that were not there before.
# Nothing is removed meanwhile: a file system may be slow to write where much was
# removed a moment ago. WORK grows by some 200 MB a round at 1,000; remove it by hand.
#
# Environment: HUGO (default hugo), INVOLVE (default bin/involve), WORK (default
# bin/bench), RUNS (default 3), GUIDANCE (default 200), SEED (default 1).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
n=${1:?usage: run.sh N [tool[:runs] ...]}
shift
tools=("$@")
[ $# -gt 0 ] || tools=(involve check samepages hugo floor)
runs=${RUNS:-3}
involve=$(realpath "${INVOLVE:-$root/bin/involve}")

# need COMMAND WHY: stops unless there is one.
need() { command -v "$1" >/dev/null || { echo "$1 is missing: $2" >&2; exit 1; }; }
need go "install Go 1.26 or later"
need "$involve" "make it with make bin/involve, or name another as INVOLVE"
need /usr/bin/time "install GNU time (on Debian: apt-get install time)"
if [[ " ${tools[*]}" == *" hugo"* ]]; then
  hugo=${HUGO:-hugo}
  need "$hugo" "name a Hugo 0.165.0 as HUGO"
  hugo=$(realpath "$(command -v "$hugo")")
fi

mkdir -p "${WORK:=$root/bin/bench}"
work=$(cd "$WORK" && pwd)
cd "$root"
sites=$work/sites-$n-${GUIDANCE:-200}-${SEED:-1}
run=$work/run-$n-$(date -u +%Y%m%dT%H%M%SZ)
mkdir -p "$sites" "$run"

# site READER: makes the folder that one of the two builds.
site() {
  [ ! -d "$sites/$1" ] || return 0
  mkdir "$sites/$1.new"
  [ "$1" != hugo ] || cp -r "$here/hugo/." "$sites/hugo.new"
  go run ./internal/corpus/write -for "$1" -out "$sites/$1.new" -opportunities "$n" -guidance "${GUIDANCE:-200}" -seed "${SEED:-1}"
  mv "$sites/$1.new" "$sites/$1"
}

# reader TOOL: which of the sites it builds.
reader() { case $1 in hugo*) echo hugo ;; *) echo involve ;; esac; }

# once TOOL I: run number I. Its line goes to runs.tsv: tool, wall seconds, those of
# the processor in and for the program, peak memory in KB, files, bytes.
once() {
  local tool=$1 out=$run/$1-$2 cache=$run/cache-$1-$2 cmd files=0 bytes=0
  case $tool in
  involve) cmd=("$involve" build --quiet --at 2026-11-22T09:00:00Z --out "$out") ;;
  check) cmd=("$involve" check --quiet --at 2026-11-22T09:00:00Z) ;;
  samepages) cmd=("$work/samepages" . "$out") ;;
  hugo) cmd=("$hugo" --minify -d "$out" --cacheDir "$cache") ;;
  hugo-plain) cmd=("$hugo" -d "$out" --cacheDir "$cache") ;;
  hugo-memory) cmd=("$hugo" --minify --renderToMemory --cacheDir "$cache") ;;
  *) echo "there is no tool $tool" >&2; exit 2 ;;
  esac
  sync
  (cd "$sites/$(reader "$tool")" && /usr/bin/time -o "$run/time.txt" -f '%e %U %S %M' "${cmd[@]}" >"$run/log.txt" 2>&1) ||
    { tail -n 20 "$run/log.txt" >&2; echo "$tool failed" >&2; exit 1; }
  if [ -d "$out" ]; then read -r files bytes < <(find "$out" -type f -printf '%s\n' | awk '{ s += $1 } END { print NR, s + 0 }'); fi
  echo "$tool $(tail -n 1 "$run/time.txt") $files $bytes" | tee -a "$run/runs.tsv" >&2
}

# table: medians, the lower middle of an even number, in the order of the tools.
table() {
  echo "| tool | runs | seconds, median | fastest to slowest | processor seconds, median | peak memory, MB | files | MB | µs a file |"
  echo "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |"
  local t
  for t in "${tools[@]%%:*}"; do
    awk -v tool="$t" '$1 == tool' "$run/runs.tsv" | sort -k2,2n | awk -v name="$(name "$t")" '
      { wall[NR] = $2; cpu[NR] = $3 + $4; if ($5 > memory) memory = $5; files = $6; bytes = $7 }
      END {
        if (!NR) exit
        m = int((NR + 1) / 2)
        for (i = 1; i <= NR; i++) for (j = i + 1; j <= NR; j++) if (cpu[j] < cpu[i]) { h = cpu[i]; cpu[i] = cpu[j]; cpu[j] = h }
        printf "| %s | %d | %.2f | %.2f to %.2f | %.2f | %d | %d | %.1f | %s |\n", name, NR, wall[m], wall[1], wall[NR], cpu[m],
          memory / 1024, files, bytes / 1e6, files ? sprintf("%d", wall[m] * 1e6 / files) : ""
      }'
  done
}

# name TOOL: as the table has it.
name() {
  case $1 in
  samepages) echo "involve, the pages that Hugo makes" ;;
  check) echo "involve check" ;;
  hugo) echo "Hugo --minify" ;;
  hugo-plain) echo "Hugo" ;;
  hugo-memory) echo "Hugo --minify --renderToMemory" ;;
  *) echo "$1" ;;
  esac
}

for t in "${tools[@]%%:*}"; do
  [ "$t" = floor ] || site "$(reader "$t")"
done
go build -o "$work/samepages" ./internal/sidebyside/samepages
for ((i = 1, more = 1; more; i++)); do
  more=0
  for t in "${tools[@]}"; do
    r=$runs
    [[ $t != *:* ]] || r=${t#*:}
    if [ "${t%%:*}" != floor ] && [ "$i" -le "$r" ]; then
      once "${t%%:*}" "$i"
      more=1
    fi
  done
done

{
  echo "$n opportunities and ${GUIDANCE:-200} pages of guidance, $(date -u +%Y-%m-%d). $(nproc) × $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(go env GOVERSION), $(df --output=fstype "$run" | tail -n 1)."
  [ -z "${hugo:-}" ] || "$hugo" version | sed -E 's/^hugo v([0-9.]+).*/Hugo \1./'
  echo
  table
  if [[ " ${tools[*]} " == *" floor"* ]]; then
    echo
    echo "| the floor of | seconds to read | goldmark | to write | sum |"
    echo "| --- | ---: | ---: | ---: | ---: |"
    r=$(printf '%s\n' "${tools[@]}" | sed -n 's/^floor://p')
    for t in "${tools[@]%%:*}"; do
      [ -d "$run/$t-1" ] || continue
      sync
      go test ./internal/sidebyside -run '^$' -bench Floor -benchtime "${r:-$runs}x" -timeout 0 \
        -content "$sites/$(reader "$t")/content" -output "$run/$t-1" -scratch "$run/floor-$t" >"$run/floor-$t.txt" ||
        { cat "$run/floor-$t.txt" >&2; exit 1; }
      awk -v name="$(name "$t")" '
        /^BenchmarkFloor/ { for (i = 2; i < NF; i++) v[$(i + 1)] = $i }
        END { printf "| %s | %.2f | %.2f | %.2f | %.2f |\n", name, v["s-read"], v["s-goldmark"], v["s-write"], v["s-floor"] }' "$run/floor-$t.txt"
    done
  fi
} | tee "$run/table.md"
