"""Pages that people print and click: one self-contained HTML file each, made of templates.

A module here turns what was solved, batched or measured into a plain view; the template of the same
name lays the view out. Nothing is loaded from elsewhere: style, drawings and scripts are in the file.
"""
