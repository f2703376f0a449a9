// Package encode makes bytes of the views that no template draws: feeds and
// lists of feeds, calendars, pictures, open data with its schema and its table,
// what browsers filter and search by, the sitemap, robots.txt, and the _headers
// and _redirects files of hosts.
//
// It takes a [view.View] whose values are final and in their order, and gives
// the whole file. Equal views give equal bytes: nothing is sorted here, no
// clock is read. Text may hold anything an author can type, and the file is
// well formed all the same. It refuses, by a panic, what only a mistake in this
// program can bring about: a value that would break out of its line in a file
// that has no way to escape it.
//
// It knows nothing of where a file stands, nor of the site around it.
package encode

import (
	"involve/internal/ical"
	"involve/internal/picture"
	"involve/internal/view"
)

// Encode returns the file that v is made into. ok is false for a view that is
// drawn by a theme or copied.
func Encode(v view.View) (data []byte, ok bool) {
	switch v := v.(type) {
	case *view.Feed:
		return feed(v), true
	case *view.OPML:
		return opml(v), true
	case *view.Calendar:
		return ical.Encode(v), true
	case *view.Picture:
		return picture.Draw(v), true
	case *view.SitemapXML:
		return sitemap(v), true
	case *view.Robots:
		return robots(v), true
	case *view.Headers:
		return headers(v), true
	case *view.Redirects:
		return redirects(v), true
	case *view.Data:
		return openData(v), true
	case *view.Table:
		return table(v), true
	case *view.DataSchema:
		return dataSchema(v), true
	case *view.Records, *view.SearchIndex:
		return compact(v), true
	case *view.PrintSheet:
		return printSheet(v), true
	}
	return nil, false
}
