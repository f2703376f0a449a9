#!/usr/bin/env bash
# Measures how long a fresh list takes in the servers of involve and of Hugo: the
# title of the first opportunity on /opportunities/ is changed, and the list asked
# for again and again until it has the new title.
#
#   edit.sh N [tool ...]
#
# Tools: involve and hugo. The sites for N are those of run.sh, which has to have
# run before. The servers run in turn, and what is changed is put back.
#
# Environment: HUGO (default hugo), INVOLVE (default bin/involve), WORK (default
# bin/bench), EDITS (default 5), GUIDANCE (default 200), SEED (default 1), PORT
# (default 18313, on 127.0.0.1).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
n=${1:?usage: edit.sh N [tool ...]}
shift
tools=("$@")
[ $# -gt 0 ] || tools=(involve hugo)
port=${PORT:-18313}

# need COMMAND WHY: prints where it is, or stops.
need() { realpath "$(command -v "$1")" 2>/dev/null || { echo "$1 is missing: $2" >&2; exit 1; }; }
for tool in "${tools[@]}"; do
  case $tool in
  involve) involve=$(need "${INVOLVE:-$root/bin/involve}" "make it with make bin/involve, or name another as INVOLVE") ;;
  hugo) hugo=$(need "${HUGO:-hugo}" "name a Hugo 0.165.0 as HUGO") ;;
  *) echo "there is no tool $tool" >&2; exit 2 ;;
  esac
done
sites=$(cd "${WORK:-$root/bin/bench}/sites-$n-${GUIDANCE:-200}-${SEED:-1}" && pwd)
scratch=$(mktemp -d)
server= file=

# tidy ends the server, puts back what was changed, and leaves nothing.
tidy() {
  [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || true
  [ -z "$file" ] || cat "$scratch/kept.md" >"$file"
  server= file=
}
trap 'tidy; rm -rf "$scratch"' EXIT

list() { curl -sf --max-time 30 "http://127.0.0.1:$port/opportunities/"; }
now() { date +%s%3N; }

# until_listed TEXT: asks the server until its list has the text.
until_listed() {
  local end=$((SECONDS + 300))
  until list | grep -F "$1" >/dev/null; do
    if [ $SECONDS -ge $end ] || ! kill -0 "$server" 2>/dev/null; then
      tail -n 20 "$scratch/log.txt" >&2
      echo "$tool never listed $1" >&2
      exit 1
    fi
    sleep 0.01
  done
}

echo "| server | fresh list after, ms, median | fastest to slowest |"
echo "| --- | ---: | --- |"
for tool in "${tools[@]}"; do
  ! list >/dev/null || { echo "something listens on port $port already: name another as PORT" >&2; exit 1; }
  cd "$sites/$tool"
  case $tool in
  involve) cmd=("$involve" serve --quiet --at 2026-11-22T09:00:00Z --addr "127.0.0.1:$port") ;;
  hugo) cmd=("$hugo" server --minify --renderToMemory --bind 127.0.0.1 --port "$port" --cacheDir "$scratch/cache") ;;
  esac
  "${cmd[@]}" >"$scratch/log.txt" 2>&1 &
  server=$!
  until_listed "<html"
  slug=$(list | grep -oE '/opportunities/[a-z0-9-]+-[0-9]+/' | awk -F/ 'NR == 1 { print $3 }')
  cp "content/opportunities/$slug.md" "$scratch/kept.md"
  file=$PWD/content/opportunities/$slug.md
  took=()
  for i in $(seq "${EDITS:-5}"); do
    sleep 3
    sed "s/^title: .*/title: \"Edited $i\"/" "$scratch/kept.md" >"$scratch/new.md"
    began=$(now)
    cat "$scratch/new.md" >"$file"
    until_listed "Edited $i"
    took+=($(($(now) - began)))
  done
  tidy
  printf '%s\n' "${took[@]}" | sort -n | awk -v name="$tool" '{ t[NR] = $1 } END { printf "| %s | %d | %d to %d |\n", name, t[int((NR + 1) / 2)], t[1], t[NR] }'
done
