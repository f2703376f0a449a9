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
work=$(cd "${WORK:-$root/bin/bench}" && pwd)
log=$(mktemp)
list() { curl -sf --max-time 30 "http://127.0.0.1:$port/opportunities/"; }
now() { date +%s%3N; }

# until_listed TEXT SECONDS: asks until the list has the text.
until_listed() {
  local end=$((SECONDS + $2))
  until list | grep -qF "$1"; do
    [ $SECONDS -lt $end ] || { tail -n 20 "$log" >&2; echo "the list never had $1" >&2; exit 1; }
    sleep 0.01
  done
}

echo "| server | fresh list after, ms, median | fastest to slowest |"
echo "| --- | ---: | --- |"
for tool in "${tools[@]}"; do
  cd "$work/sites-$n-${GUIDANCE:-200}-${SEED:-1}/$tool"
  case $tool in
  involve) cmd=("$(realpath "${INVOLVE:-$root/bin/involve}")" serve --quiet --at 2026-11-22T09:00:00Z --addr "127.0.0.1:$port") ;;
  hugo) cmd=("$(realpath "$(command -v "${HUGO:-hugo}")")" server --minify --renderToMemory --bind 127.0.0.1 --port "$port" --cacheDir "$(mktemp -d)") ;;
  *) echo "there is no tool $tool" >&2; exit 2 ;;
  esac
  "${cmd[@]}" >"$log" 2>&1 &
  server=$!
  trap 'kill $server 2>/dev/null || true' EXIT
  until_listed "<html" 300
  slug=$(list | grep -oE '/opportunities/[a-z0-9-]+-[0-9]+/' | head -n 1 | cut -d/ -f3)
  file=content/opportunities/$slug.md
  cp "$file" "$log.kept"
  trap 'cat "$log.kept" >"$file"; kill $server 2>/dev/null || true' EXIT
  took=()
  for i in $(seq "${EDITS:-5}"); do
    sleep 3
    sed "s/^title: .*/title: \"Edited $i\"/" "$log.kept" >"$log.new"
    began=$(now)
    cat "$log.new" >"$file"
    until_listed "Edited $i" 120
    took+=($(($(now) - began)))
  done
  cat "$log.kept" >"$file"
  kill $server
  wait $server 2>/dev/null || true
  trap - EXIT
  printf '%s\n' "${took[@]}" | sort -n | awk -v name="$tool" '{ t[NR] = $1 } END { printf "| %s | %d | %d to %d |\n", name, t[int((NR + 1) / 2)], t[1], t[NR] }'
done
