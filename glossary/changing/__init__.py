"""What has changed from one report to another: sentences, targets, terms.

``sentences`` aligns the sentences of both, ``targets`` sets figures for the same thing side by
side, ``terms`` tells which terms and candidates are new, gone or kept.
"""
