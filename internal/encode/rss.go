package encode

import (
	"encoding/xml"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"involve/internal/view"
)

// ttl is how many minutes a reader may keep a feed before it asks again. A
// deadline can change during a day, so it is an hour.
const ttl = 60

// An rssDocument is a feed of RSS 2.0. RSS has no word for where the feed itself
// is, for markup beside a description, or for a picture with its size and
// alternative text: Atom, the content module and Media RSS do.
type rssDocument struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	Content string   `xml:"xmlns:content,attr"`
	Media   string   `xml:"xmlns:media,attr"`
	Lang    string   `xml:"xml:lang,attr,omitempty"` // readers take language, browsers this
	Channel rssChannel
}

// An rssChannel is gorilla's with what it cannot say. A field of ours hides the
// inner one of the same XML name.
type rssChannel struct {
	feeds.RssFeed
	Links []atomLink `xml:"atom:link"`
	Items []rssItem  `xml:"item"`
}

// An rssItem is gorilla's with a language, any number of categories, and a
// picture that newsletter tools take.
type rssItem struct {
	feeds.RssItem
	Lang       string        `xml:"xml:lang,attr,omitempty"`
	Categories []rssCategory `xml:"category"`
	Media      *mediaContent `xml:"media:content"`
}

type rssCategory struct {
	Domain string `xml:"domain,attr,omitempty"`
	Label  string `xml:",chardata"`
}

type mediaContent struct {
	URL         string            `xml:"url,attr"`
	Medium      string            `xml:"medium,attr"`
	Type        string            `xml:"type,attr,omitempty"`
	Width       int               `xml:"width,attr,omitempty"`
	Height      int               `xml:"height,attr,omitempty"`
	FileSize    int64             `xml:"fileSize,attr,omitempty"`
	Description *mediaDescription `xml:"media:description"`
}

type mediaDescription struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// rss returns the root of a feed as RSS 2.0. Who publishes it is not named: its
// managingEditor must be an e-mail address.
func rss(f *view.Feed) *rssDocument {
	c := rssChannel{
		RssFeed: feeds.RssFeed{
			Title:         xmlText(f.Title),
			Link:          xmlText(f.Home),
			Description:   asHTML(f.Description),
			Language:      xmlText(f.Language),
			Copyright:     xmlText(f.Rights),
			PubDate:       instant(f.Updated, time.RFC1123Z),
			LastBuildDate: instant(f.Updated, time.RFC1123Z),
			Ttl:           ttl,
		},
		Links: feedLinks(f, "application/rss+xml"),
	}
	for _, i := range f.Items {
		c.Items = append(c.Items, rssItemOf(i))
	}
	return &rssDocument{
		Version: "2.0",
		Atom:    "http://www.w3.org/2005/Atom",
		Content: "http://purl.org/rss/1.0/modules/content/",
		Media:   "http://search.yahoo.com/mrss/",
		Lang:    xmlText(f.Language),
		Channel: c,
	}
}

func rssItemOf(i view.FeedItem) rssItem {
	out := rssItem{
		RssItem: feeds.RssItem{
			Title:       xmlText(i.Title),
			Link:        xmlText(i.Link),
			Description: asHTML(i.Summary),
			// An id stays when the address changes, so it is not a link to follow.
			Guid:    &feeds.RssGuid{Id: xmlText(i.ID), IsPermaLink: "false"},
			PubDate: instant(i.Published, time.RFC1123Z),
		},
		Lang: xmlText(i.Lang),
	}
	if i.HTML != "" {
		out.Content = &feeds.RssContent{Content: xmlText(i.HTML)}
	}
	for _, c := range i.Categories {
		out.Categories = append(out.Categories, rssCategory{xmlText(c.Scheme), xmlText(c.Label)})
	}
	if p := i.Image; p != nil {
		out.Media = &mediaContent{
			URL: xmlText(p.URL), Medium: "image", Type: xmlText(p.Type), Width: p.Width, Height: p.Height, FileSize: p.Size,
		}
		if p.Alt != "" {
			out.Media.Description = &mediaDescription{"plain", xmlText(p.Alt)}
		}
	}
	return out
}

// asHTML returns plain text as readers take a description: as HTML. Quotation
// marks stay, because a browser that shows the file itself shows a reference as
// it is written.
func asHTML(s string) string {
	return entities.Replace(xmlText(s))
}

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
