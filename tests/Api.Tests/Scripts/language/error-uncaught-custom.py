class TrainingDiverged(RuntimeError):
    pass

losses = [1.0, 10.0, 1e6]
for step, loss in enumerate(losses):
    print(step, loss)
    if loss > 1e3:
        raise TrainingDiverged(f"loss {loss:g} at step {step}")
