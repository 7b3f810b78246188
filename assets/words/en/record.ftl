# The terms of the record.

confidence-high = Well documented
confidence-medium = Probable
confidence-low = Uncertain
evidence-documented = A source says so.
evidence-inferred = Inferred from the sources before and after.
evidence-bridging = No source: it joins two documented points.
