#!/usr/bin/env bash
# Requests a second and latency of the service under load, by wrk (Debian: apt-get install wrk).
# Usage: bench/load.sh [rounds] [seconds a round] [connections]
# Starts the server itself, on a port of its own, and stops it again. The first round warms it up and is not shown.
# wrk shares the machine with the server: on two cores it takes part of what is measured.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rounds=${1:-5} seconds=${2:-5} connections=${3:-32}
port=${PORT:-18080} url=http://127.0.0.1:${PORT:-18080}
log=$(mktemp)

command -v wrk >/dev/null || { echo "wrk is missing: apt-get install wrk" >&2; exit 1; }
dotnet build src/Api -c Release -nodeReuse:false -v quiet >&2

ASPNETCORE_URLS=$url dotnet src/Api/bin/Release/net10.0/GradService.Api.dll >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; rm -f "$log"' EXIT

for _ in $(seq 100); do
  curl -sf "$url/health/live" >/dev/null && break
  kill -0 "$server" 2>/dev/null || { tail -20 "$log" >&2; exit 1; }
  sleep 0.1
done

# The answer is shown: a request that fails would make a fast and empty benchmark.
curl -sSf -X POST -H 'Content-Type: application/json' -d @bench/gradient.json "$url/v1/gradient"
echo

shot() { wrk -t2 -c"$connections" -d"$1s" -s bench/gradient.lua "$url"; }
shot 8 >/dev/null
for round in $(seq "$rounds"); do
  echo "round $round: $(shot "$seconds" | grep '^requests/s')"
done
