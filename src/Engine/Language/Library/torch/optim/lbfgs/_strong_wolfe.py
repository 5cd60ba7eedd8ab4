from torch.optim.lbfgs import _cubic_interpolate


def _strong_wolfe(evaluate, t, d, f, g, slope, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25):
    """A step along d that meets the strong Wolfe conditions: Nocedal and Wright, algorithms 3.5 and 3.6, with cubic interpolation.

    evaluate(t) gives loss and gradient there; a point is (t, loss, gradient, slope along d). Gives the point and the number of evaluations.
    """

    def at(t):
        f, g = evaluate(t)
        return t, f, g, g.dot(d)

    longest = d.abs().max()
    start = (0, f, g.clone(), slope)
    before, now = start, at(t)
    evaluations, rounds, done = 1, 0, False
    bracket = None
    while bracket is None and rounds < max_ls:
        t = now[0]
        if now[1] > f + c1 * t * slope or (rounds > 1 and now[1] >= before[1]):
            bracket = [before, now]
        elif abs(now[3]) <= -c2 * slope:
            bracket, done = [now], True
        elif now[3] >= 0:
            bracket = [before, now]
        else:
            least, most = t + 0.01 * (t - before[0]), t * 10
            t = _cubic_interpolate(before, now, (least, most))
            before, now = now, at(t)
            evaluations += 1
            rounds += 1
    if bracket is None:
        bracket = [start, now]

    stalled = False
    low, high = (0, 1) if bracket[0][1] <= bracket[-1][1] else (1, 0)
    while not done and rounds < max_ls:
        if abs(bracket[1][0] - bracket[0][0]) * longest < tolerance_change:
            break
        t = _cubic_interpolate(bracket[0], bracket[1])
        left, right = min(bracket[0][0], bracket[1][0]), max(bracket[0][0], bracket[1][0])
        margin = 0.1 * (right - left)
        # Too near an end of the bracket twice running, or outside it: move away from that end.
        if min(right - t, t - left) < margin:
            if stalled or t >= right or t <= left:
                t = right - margin if abs(t - right) < abs(t - left) else left + margin
                stalled = False
            else:
                stalled = True
        else:
            stalled = False
        now = at(t)
        evaluations += 1
        rounds += 1
        if now[1] > f + c1 * t * slope or now[1] >= bracket[low][1]:
            bracket[high] = now
            low, high = (0, 1) if bracket[0][1] <= bracket[1][1] else (1, 0)
        else:
            if abs(now[3]) <= -c2 * slope:
                done = True
            elif now[3] * (bracket[high][0] - bracket[low][0]) >= 0:
                bracket[high] = bracket[low]
            bracket[low] = now
    return bracket[low], evaluations
