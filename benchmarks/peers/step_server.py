"""The protocol of side_by_side.py: a line `WORKLOAD STEPS` comes in, a line of JSON goes out.

    P4 20  ->  {"workload": "P4", "milliseconds": [71.2, 70.8, ...]}
    P9 20  ->  {"workload": "P9", "error": "unknown workload"}

The first request for a workload builds it and runs it warm before the clock starts.
"""

import json
import sys
import time

from workloads import WARM_UP_SECONDS, WARM_UP_STEPS


def warm_up(step):
    """At least some steps, and more until they have had some seconds; code is compiled on the way."""
    end = time.perf_counter() + WARM_UP_SECONDS
    done = 0
    while done < WARM_UP_STEPS or (time.perf_counter() < end and done < 50 * WARM_UP_STEPS):
        step()
        done += 1


def timed(step, count):
    milliseconds = []
    for _ in range(count):
        start = time.perf_counter_ns()
        step()
        milliseconds.append((time.perf_counter_ns() - start) / 1e6)
    return milliseconds


def serve(build):
    """`build(workload)` gives a function that does one step and returns when it is finished."""
    steps = {}
    for line in sys.stdin:
        if not line.strip():
            continue
        workload, count = line.split()
        try:
            if workload not in steps:
                steps[workload] = build(workload)
                warm_up(steps[workload])
            answer = {"milliseconds": timed(steps[workload], int(count))}
        except KeyError:
            answer = {"error": "unknown workload"}
        print(json.dumps({"workload": workload} | answer), flush=True)
