"""The explorer: pages on which people find things, see what is known of them, and read the sentences that say so.

Nothing here knows of HTTP: ``fztgraph.web.explorer`` serves the pages, ``site`` writes them as files.

To add a page ``shops``:

1. ``pages/shops.py`` with frozen dataclasses for what it tells, ``read_shops(source, ...)``, which asks the graph by
   ``source.select`` with bounded queries, ``render_shops(shops, frame)``, which returns ``frame.render("shops.html",
   frame, shops=shops)``, and ``show(visit)``, which reads ``visit.params``, calls the two, and returns the text (or a
   ``visit.Shown`` with another status, media type or file name, or a ``visit.Moved``);
2. ``templates/shops.html``, which extends ``base.html`` (blocks ``title``, ``head``, ``main``) and takes facts,
   sentences and names from ``parts.html`` (``{% import "parts.html" as parts with context %}``);
3. ``words/shops.json``: every text in ``zh`` and ``en``; ``t("key")`` in the template. What several pages say is in
   ``words/common.json``, where ``nav.shops`` is the page's name in the head of each page;
4. one line in ``PAGES`` of ``pages/__init__.py``: ``"shops": Page("/shops", shops.show)``. JSON has a line of its own:
   ``"shops.json": Page("/shops.json", shops.show_data)``, which returns ``Shown(text, media_type="application/json")``.

Styles and scripts of its own lie in ``static/``; the template's block ``head`` loads them with ``links.asset(...)``.
No address is written by hand: ``links`` makes them all. Names of many things at once: ``names.read_names``; sentences:
``facts.read_sentences``; a thing that a parameter names by key or name: ``search.Index.resolve``.
"""
