"""Structured pages: one page that tells a story in sections (figures, people, timeline, scenarios, context).

A page counts as structured when its known section headings (`SECTIONS`) stand on lines of their own, at least three different
ones, and at least two of them hold items of their kind. What `blocks` gives for such a page, in order of the text:

heading    the page's title lines, each section heading and each sub-heading. `under` is the headings above it. The page's own
           title is never part of an `under`.
entry      above the sections: a dated headline (`DATE: words`), `under` is empty.
           in a timeline: number and date if printed, title, category if printed, text, all in one block;
           `under` = (section, title).
indicator  value, label and note, as lines of one block, in the page's order (most often value, label, note; some pages print the
           label first, or `label: value` on one line); `under` = (section, label).
profile    name (often printed twice on two lines), then for people `role (status)`, for bodies a kind, `Status: ...` and a
           description; all in one block; `under` = (section, name).
scenario   number if printed, title, `Discussed by: A, B` if printed, text, all in one block; `under` = (section, title).
paragraph  of an overview: `under` = (section,).
           of a context: `under` = (section, title, period if printed on its own line, sub-headings ...), for instance
           (..., "What Happened") or (..., "Outcome", "Short Term"); the last one says which part it is.
furniture  app chrome, interactive sections, bylines, lists of sources: not read.

Lines inside a block are kept as printed, blank lines and indents included: a reader splits the block's text at line breaks and
drops blank lines. No line is ever in two blocks.
"""
