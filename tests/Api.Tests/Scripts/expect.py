#!/usr/bin/env python3
"""Writes down what the scripts of language/ print and which error ends them, as CPython with PyTorch 1.13.1 has it.

    python3 expect.py                 the scripts that are newer than their figures
    python3 expect.py --all           every script
    python3 expect.py NAME.py ...     these scripts
    python3 expect.py --check ...     writes nothing, says which figures a second run does not repeat
    python3 expect.py --broken ...    says where CPython ends a script of broken/ otherwise than its first line has it,
                                      and writes the figures of those that must run to their end

Each script runs in an interpreter of its own, on one thread. NAME.out is its standard output. NAME.error is there
if an exception ended it, and holds the exception as the last lines of Python's traceback have it: class and message.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LIMIT_S = 120

# Runs a script as __main__. The exception goes to a file, so that warnings on standard error cannot be mistaken for it.
RUNNER = """
import sys, traceback
script, report = sys.argv[1:]
sys.argv = [script]
with open(script, encoding='utf-8') as file:
    text = file.read()
if 'torch.func' in text:
    # PyTorch 1.13 has it in functorch, and the call of a module with other parameters in torch.nn.utils.
    import types, functorch, torch
    from torch.nn.utils.stateless import functional_call

    def call(module, parameters, args=(), kwargs=None):
        merged = {k: v for part in parameters for k, v in part.items()} if isinstance(parameters, tuple) else parameters
        return functional_call(module, merged, args, kwargs)

    names = ('grad', 'grad_and_value', 'vjp', 'jvp', 'jacrev', 'jacfwd', 'hessian', 'vmap')
    torch.func = sys.modules['torch.func'] = types.ModuleType('torch.func')
    vars(torch.func).update({name: getattr(functorch, name) for name in names}, functional_call=call)
try:
    exec(compile(text, script, 'exec'), {'__name__': '__main__', '__builtins__': __builtins__})
except Exception as error:
    lines = traceback.format_exception_only(type(error), error)
    with open(report, 'w', encoding='utf-8') as file:
        file.write(lines[-1] if isinstance(error, SyntaxError) else ''.join(lines))
"""

# What cannot repeat from run to run or from machine to machine.
UNSTABLE = re.compile(r"0x[0-9a-f]{6,}|/usr/|/home/|/tmp/|site-packages|\.py\b")


def run(script, hash_seed):
    """The standard output of a script, and its error or None."""
    report = script.with_suffix(".error.new")
    setting = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", RUNNER, script.name, report.name],
            cwd=script.parent, env=setting, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT_S, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{script.name}: the interpreter ended with {done.returncode}\n{done.stderr.decode()}")
        return done.stdout.decode("utf-8"), report.read_text(encoding="utf-8") if report.exists() else None
    finally:
        report.unlink(missing_ok=True)


def read(path):
    """The text of a file, or None."""
    return path.read_bytes().decode("utf-8") if path.exists() else None


def write(path, text):
    """Writes a file, or takes it away where there is no text."""
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(text.encode("utf-8"))


def stale(script):
    """Whether a script was changed after its figures were written."""
    out = script.with_suffix(".out")
    return not out.exists() or out.stat().st_mtime < script.stat().st_mtime


def broken(names):
    """Compares the first lines of broken/ with CPython; 0 if they agree."""
    scripts = [Path(name).resolve() for name in names] or sorted((FOLDER / "broken").glob("*.py"))
    bad = 0
    for script in scripts:
        expected = re.match("# expect: ([^\r\n]*)", read(script)).group(1).split(" or ")
        if expected[0].startswith(("limit", "refused", "anything")):
            continue  # CPython has no such bounds, or would run it
        done = subprocess.run([sys.executable, "-X", "utf8", "-W", "ignore", script.name], cwd=script.parent,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT_S, check=False)
        names = re.findall(r"^(?:\w+\.)*(\w+)(?=:|$)", done.stderr.decode("utf-8", "replace"), re.MULTILINE)
        ended = "nothing" if done.returncode == 0 else names[-1] if names else "SystemExit"
        if ended == "nothing":
            write(script.with_suffix(".out"), done.stdout.decode("utf-8"))
        if ended not in expected:
            bad += 1
            print(f"{script.name}: {ended} where {' or '.join(expected)} is expected")
    print(f"{len(scripts)} scripts, {bad} bad")
    return 1 if bad else 0


def main(arguments):
    """Runs the scripts that are asked for; 0 if all is well."""
    check = "--check" in arguments
    names = [argument for argument in arguments if not argument.startswith("--")]
    if "--broken" in arguments:
        return broken(names)
    scripts = [Path(name).resolve() for name in names] or sorted((FOLDER / "language").glob("*.py"))
    if not names and not check and "--all" not in arguments:
        scripts = [script for script in scripts if stale(script)]

    bad = 0
    for script in scripts:
        out, error = run(script, "2" if check else "1")
        unstable = UNSTABLE.search(out + (error or ""))
        if unstable:
            bad += 1
            print(f"{script.name}: prints {unstable.group()!r}")
        if not check:
            write(script.with_suffix(".out"), out)
            write(script.with_suffix(".error"), error)
            print(f"{script.name}: {(error or 'ok').splitlines()[0]}")
        elif (out, error) != (read(script.with_suffix(".out")), read(script.with_suffix(".error"))):
            bad += 1
            print(f"{script.name}: does not repeat")
    print(f"{len(scripts)} scripts, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
