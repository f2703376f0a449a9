package encode

import (
	"time"

	"github.com/gorilla/feeds"

	"involve/internal/view"
)

// An atomFeed is gorilla's with a language, any number of links, and entries of
// ours. A field of ours hides the inner one of the same XML name.
type atomFeed struct {
	feeds.AtomFeed
	Lang    string      `xml:"xml:lang,attr,omitempty"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

// An atomEntry is gorilla's with a language, any number of categories, and links
// that have a title and a length.
type atomEntry struct {
	feeds.AtomEntry
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr,omitempty"`
}

// atom returns the root of a feed as Atom 1.0.
func atom(f *view.Feed) *atomFeed {
	out := &atomFeed{
		AtomFeed: feeds.AtomFeed{
			Xmlns:    "http://www.w3.org/2005/Atom",
			Title:    xmlText(f.Title),
			Subtitle: xmlText(f.Description),
			Id:       xmlText(f.ID),
			Updated:  instant(f.Updated, time.RFC3339),
			Rights:   xmlText(f.Rights),
			Author:   &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: xmlText(f.Author), Uri: xmlText(f.AuthorURL)}},
		},
		Lang:  xmlText(f.Language),
		Links: append(feedLinks(f, "application/atom+xml"), atomLink{Href: xmlText(f.Home), Rel: "alternate", Type: "text/html"}),
	}
	for _, i := range f.Items {
		out.Entries = append(out.Entries, atomEntryOf(i))
	}
	return out
}

func atomEntryOf(i view.FeedItem) atomEntry {
	published := instant(i.Published, time.RFC3339)
	out := atomEntry{
		AtomEntry: feeds.AtomEntry{
			Title:     xmlText(i.Title),
			Id:        xmlText(i.ID),
			Published: published,
			// An entry tells of one thing that happened, and what happens later is
			// another entry: it is never updated, and both dates are one.
			Updated: published,
			Summary: &feeds.AtomSummary{Type: "text", Content: xmlText(i.Summary)},
		},
		Lang:  xmlText(i.Lang),
		Links: []atomLink{{Href: xmlText(i.Link), Rel: "alternate", Type: "text/html"}},
	}
	if i.HTML != "" {
		out.Content = &feeds.AtomContent{Type: "html", Content: xmlText(i.HTML)}
	}
	for _, c := range i.Categories {
		out.Categories = append(out.Categories, atomCategory{xmlText(c.Term), xmlText(c.Scheme), xmlText(c.Label)})
	}
	if p := i.Image; p != nil {
		out.Links = append(out.Links, atomLink{Href: xmlText(p.URL), Rel: "enclosure", Type: xmlText(p.Type), Title: xmlText(p.Alt), Length: p.Size})
	}
	return out
}
