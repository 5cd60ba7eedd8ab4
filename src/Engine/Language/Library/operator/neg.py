def neg(a):
    """-a."""
    return -a
