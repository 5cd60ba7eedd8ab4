-- For wrk: posts gradient.json, the small graph of the benchmarks, to /v1/gradient, and prints one line of figures.
local body = assert(io.open("bench/gradient.json"))

wrk.method = "POST"
wrk.path = "/v1/gradient"
wrk.headers["Content-Type"] = "application/json"
wrk.body = body:read("*a")
body:close()

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("requests/s %.0f   latency ms: p50 %.2f  p90 %.2f  p99 %.2f  max %.2f   not 2xx: %d, socket errors: %d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(90) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
