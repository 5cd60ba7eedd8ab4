# expect: SystemExit
raise SystemExit(3)
