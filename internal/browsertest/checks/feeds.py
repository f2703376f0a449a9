"""Reads feeds with feedparser, a reader that is not ours, and lists of feeds with the
XML parser of Python, and prints them as JSON.

Takes the names of files, one a line, on standard input; those that end in .opml are
lists of feeds.
"""

import calendar
import json
import sys
import warnings
import xml.etree.ElementTree

import feedparser


def seconds(when):
    return when and calendar.timegm(when)


def entry(e):
    return {
        "id": e.get("id"),
        "title": e.get("title"),
        "language": e.title_detail.language if "title" in e else None,
        "link": e.get("link"),
        "published": seconds(e.get("published_parsed")),
        # feedparser gives the day of publication for an update that is not there.
        "updated": seconds(e["updated_parsed"]) if "updated" in e.keys() else None,
        "summary": e.get("summary"),
        "content": "".join(c["value"] for c in e.get("content", [])),
        "tags": [[t.get("scheme"), t.get("term"), t.get("label")] for t in e.get("tags", [])],
        "images": [m["url"] for m in e.get("media_content", [])]
        + [l["href"] for l in e.get("links", []) if l.get("rel") == "enclosure"],
    }


def feed(name):
    with open(name, "rb") as f:
        data = f.read()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        # What we wrote, not what feedparser would make of it.
        d = feedparser.parse(
            data,
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        entries = [entry(e) for e in d.entries]
    links = d.feed.get("links", [])
    return {
        "bozo": bool(d.bozo),
        "why": str(d.get("bozo_exception", "")),
        "warnings": [str(w.message) for w in said],
        "version": d.version,
        "id": d.feed.get("id"),
        "title": d.feed.get("title"),
        "language": d.feed.get("language"),
        "rights": d.feed.get("rights"),
        "licence": [l["href"] for l in links if l.get("rel") == "license"],
        "updated": seconds(d.feed.get("updated_parsed")),
        "home": d.feed.get("link"),
        "self": [l["href"] for l in links if l.get("rel") == "self"],
        "entries": entries,
    }


def outlines(name):
    root = xml.etree.ElementTree.parse(name).getroot()
    return {
        "root": root.tag,
        "version": root.get("version"),
        "head": {e.tag: e.text for e in root.find("head")},
        "groups": [{"attributes": g.attrib, "feeds": [f.attrib for f in g]} for g in root.find("body")],
    }


names = sys.stdin.read().splitlines()
json.dump({name: outlines(name) if name.endswith(".opml") else feed(name) for name in names}, sys.stdout)
