"""Reads feed files with feedparser, a reader that is not ours, and prints them as JSON.

Takes the names of files, one a line, on standard input.
"""

import calendar
import json
import sys

import feedparser


def entry(e):
    when = e.get("published_parsed")
    return {
        "id": e.get("id"),
        "title": e.get("title"),
        "link": e.get("link"),
        "published": when and calendar.timegm(when),
        "description": e.get("description"),
    }


def feed(name):
    with open(name, "rb") as f:
        d = feedparser.parse(f.read(), response_headers={"content-type": "application/xml; charset=utf-8"})
    return {
        "bozo": bool(d.bozo),
        "why": str(d.get("bozo_exception", "")),
        "version": d.version,
        "title": d.feed.get("title"),
        "home": d.feed.get("link"),
        "self": [l["href"] for l in d.feed.get("links", []) if l.get("rel") == "self"],
        "entries": [entry(e) for e in d.entries],
    }


names = sys.stdin.read().splitlines()
json.dump({name: feed(name) for name in names}, sys.stdout)
