package encode

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"github.com/gorilla/feeds"

	"involve/internal/view"
)

// ttl is how many minutes a reader may keep a feed before it asks again. A
// deadline can change during a day, so it is an hour.
const ttl = 60

// A channel is gorilla's with what it cannot say: where the feed itself is, and
// items of ours. A field of ours hides the inner one of the same XML name.
type channel struct {
	feeds.RssFeed
	Self  atomLink `xml:"atom:link"`
	Items []item   `xml:"item"`
}

// An item is gorilla's with any number of categories.
type item struct {
	feeds.RssItem
	Categories []string `xml:"category"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type rssDocument struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	Channel *channel
}

// FeedXml implements [feeds.XmlFeed].
func (c *channel) FeedXml() any {
	return &rssDocument{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Channel: c}
}

// rss returns a feed as RSS 2.0.
func rss(f *view.Feed) []byte {
	c := &channel{
		RssFeed: feeds.RssFeed{
			Title:         xmlText(f.Title),
			Link:          xmlText(f.Home),
			Description:   xmlText(f.Description),
			Language:      xmlText(f.Language),
			Copyright:     xmlText(f.Rights),
			PubDate:       rssTime(f.Updated),
			LastBuildDate: rssTime(f.Updated),
			Ttl:           ttl,
		},
		Self: atomLink{Href: xmlText(f.Self), Rel: "self", Type: "application/rss+xml"},
	}
	for _, i := range f.Items {
		c.Items = append(c.Items, rssItem(i))
	}
	var b bytes.Buffer
	if err := feeds.WriteXML(c, &b); err != nil {
		panic(fmt.Sprintf("encode: feed %s: %v", f.Self, err)) // it holds strings and numbers only
	}
	b.WriteByte('\n')
	return b.Bytes()
}

func rssItem(i view.FeedItem) item {
	out := item{RssItem: feeds.RssItem{
		Title:       xmlText(i.Title),
		Link:        xmlText(i.Link),
		Description: xmlText(i.HTML),
		// An id stays when the address changes, so it is not a link to follow.
		Guid:    &feeds.RssGuid{Id: xmlText(i.ID), IsPermaLink: "false"},
		PubDate: rssTime(i.Published),
	}}
	for _, category := range i.Categories {
		out.Categories = append(out.Categories, xmlText(category))
	}
	return out
}

// rssTime returns an instant as RSS writes it, and nothing when it is not known.
func rssTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC1123Z)
}
