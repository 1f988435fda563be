"""Documents in the Party's form, as DOCX: the compiled answers and the minutes of a briefing.

``templates/`` has the template of each; an office's own, of the same file name in the folder that
is configured, takes its place. What a template may name is what the modules here return.
"""
