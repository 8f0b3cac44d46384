"""How the documentation is built: Markdown by MyST, no address asked."""

from crossbearing import __version__

project = "Crossbearing"
author = "The Crossbearing authors"
copyright = "2026, The Crossbearing authors"
release = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Crossbearing"
nitpicky = True
