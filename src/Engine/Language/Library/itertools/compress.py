def compress(data, selectors):
    """The elements whose selector is true."""
    for element, selector in zip(data, selectors):
        if selector:
            yield element
