def pos(a):
    """+a."""
    return +a
