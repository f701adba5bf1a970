"""What is counted in reports: lines of a concordance, collocates, keywords, frequencies.

``words`` counts the words of reports, terms whole; ``measures`` has the statistics, which know
nothing of reports; each other module is one way to count.
"""
