"""Times the directly-follows graph of pm4py over a log like that of tools/follows.mjs: six events a case."""
import json
import statistics
import sys
import time

import pandas
import pm4py

deals, runs = int(sys.argv[1]), int(sys.argv[2])
cases, names, times = [], [], []
begun = pandas.Timestamp("2024-01-01")
for deal in range(deals):
    first = deal % 9
    for stay in range(6):
        cases.append(f"d{deal}")
        names.append(f"S{first + stay}" if stay < 5 else ["S13", "Won", "Lost"][deal % 3])
        times.append(begun + pandas.Timedelta(days=deal % 700 + stay * 9))
log = pandas.DataFrame({"case:concept:name": cases, "concept:name": names, "time:timestamp": times})
log = pm4py.format_dataframe(log, case_id="case:concept:name", activity_key="concept:name", timestamp_key="time:timestamp")
spent = []
for _ in range(runs):
    start = time.perf_counter()
    pm4py.discover_dfg(log)
    spent.append((time.perf_counter() - start) * 1000)
print(json.dumps({"events": len(log), "milliseconds": statistics.median(spent)}))
