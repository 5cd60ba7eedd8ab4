def count(start=0, step=1):
    """start, start + step, start + 2 · step, …"""
    while True:
        yield start
        start += step
