package encode

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"github.com/gorilla/feeds"

	"involve/internal/view"
)

// feed returns a feed in its format.
func feed(f *view.Feed) []byte {
	switch f.Format {
	case view.RSS:
		return feedXML(f, rss(f))
	case view.Atom:
		return feedXML(f, atom(f))
	case view.JSONFeed:
		return jsonFeed(f)
	}
	panic(fmt.Sprintf("encode: feed %s: there is no format %d", f.Self, f.Format))
}

// feedXML returns the document of a root element.
func feedXML(f *view.Feed, root any) []byte {
	var b bytes.Buffer
	if err := feeds.WriteXML(document{xmlText(f.Stylesheet), root}, &b); err != nil {
		panic(fmt.Sprintf("encode: feed %s: %v", f.Self, err)) // it holds strings and numbers only
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// A document is what stands in a feed after the first line: gorilla writes that
// line itself and has no place for the instruction that names a stylesheet.
type document struct {
	stylesheet string // empty for none
	root       any
}

// FeedXml implements [feeds.XmlFeed].
func (d document) FeedXml() any { return d }

// MarshalXML implements [xml.Marshaler].
func (d document) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	newline := xml.CharData("\n")
	tokens := []xml.Token{newline}
	if d.stylesheet != "" {
		var href bytes.Buffer
		xml.EscapeText(&href, []byte(d.stylesheet)) // into memory, which does not fail
		tokens = append(tokens, xml.ProcInst{
			Target: "xml-stylesheet", Inst: fmt.Appendf(nil, `type="text/css" href="%s"`, &href),
		}, newline)
	}
	for _, t := range tokens {
		if err := e.EncodeToken(t); err != nil {
			return err
		}
	}
	return e.Encode(d.root)
}

// An atomLink is a link of Atom, which RSS borrows to say where a feed is.
type atomLink struct {
	Href   string `xml:"href,attr"`
	Rel    string `xml:"rel,attr"`
	Type   string `xml:"type,attr,omitempty"`
	Title  string `xml:"title,attr,omitempty"`
	Length int64  `xml:"length,attr,omitempty"`
}

// feedLinks are the links that a feed has in every format of XML, which has a
// media type: to itself, and to its licence if it has one.
func feedLinks(f *view.Feed, mediaType string) []atomLink {
	links := []atomLink{{Href: xmlText(f.Self), Rel: "self", Type: mediaType}}
	if f.RightsURL != "" {
		links = append(links, atomLink{Href: xmlText(f.RightsURL), Rel: "license", Title: xmlText(f.Rights)})
	}
	return links
}

// instant returns t in a layout, in its own zone, and nothing when it is not
// known.
func instant(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(layout)
}
