class _RequiredParameter:
    """The default of a hyper-parameter that has none."""

    def __repr__(self):
        return '<required parameter>'
