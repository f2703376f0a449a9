package encode

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"involve/internal/view"
)

// sample returns a feed with one item that has everything and one that has no
// more than it must.
func sample(format view.FeedFormat) *view.Feed {
	london := time.FixedZone("BST", 3600)
	return &view.Feed{
		Format:      format,
		ID:          "tag:example.org,2026:opportunities/group/carers/",
		Title:       "Carers & families: ways to take part",
		Description: "New and changed opportunities.",
		Self:        "https://example.org/opportunities/group/carers/feed",
		Home:        "https://example.org/opportunities/group/carers/",
		Stylesheet:  "/assets/feed.0123456789.css",
		Language:    "en-GB",
		Author:      "Example NHS Trust",
		AuthorURL:   "https://trust.example.org/",
		Rights:      "Open Government Licence v3.0",
		RightsURL:   "https://licence.example.org/",
		Updated:     time.Date(2026, 6, 4, 17, 0, 0, 0, london),
		Items: []view.FeedItem{{
			ID:      "tag:example.org,2026:kidney-panel#open",
			Title:   "Now open: Panel arennol",
			Lang:    "cy",
			Link:    "https://example.org/opportunities/kidney-panel/?a=1&b=2",
			Summary: "Closes 4 June. £25 & travel.\nTell us what \"kidney care\" <is> like.",
			HTML:    "<p>Closes <strong>today</strong> &amp; tomorrow</p>",
			Image: &view.FeedImage{
				URL: "https://example.org/files/kidney.png", Type: "image/png", Alt: "A \"kidney\" & a pen",
				Size: 2048, Width: 640, Height: 480,
			},
			Published: time.Date(2026, 6, 4, 17, 0, 0, 0, london),
			Categories: []view.FeedCategory{
				{Scheme: "https://example.org/opportunities/group/", Term: "carers", Label: "Carers"},
				{Scheme: "https://example.org/opportunities/activity/", Term: "panel", Label: "Panel"},
			},
		}, {
			ID:        "tag:example.org,2026:tea",
			Title:     "Tea",
			Link:      "https://example.org/opportunities/tea/",
			Summary:   "No closing date.",
			Published: time.Date(2026, 1, 9, 0, 0, 0, 0, time.UTC),
		}},
	}
}

// hostileFeed returns a feed made of these texts. Its first item has every text
// of each kind, its second has no categories and no picture.
func hostileFeed(format view.FeedFormat, a, b, c string) *view.Feed {
	return &view.Feed{
		Format: format, ID: a, Title: a, Description: b, Self: c, Home: a, Stylesheet: b, Language: b,
		Author: b, AuthorURL: c, Rights: c, RightsURL: "x" + a,
		Items: []view.FeedItem{{
			ID: a, Title: b, Lang: c, Link: c, Summary: a, HTML: b, Image: &view.FeedImage{URL: a, Type: b, Alt: "x" + c},
			Categories: []view.FeedCategory{{Scheme: a, Term: b, Label: c}, {Scheme: b, Term: c, Label: a}},
		}, {
			ID: b, Title: c, Link: a, Summary: b + c, HTML: c + a,
		}},
	}
}

// comesBack fails unless the feeds and lists of feeds made of these texts are
// well formed and hold them.
func comesBack(t *testing.T, a, b, c string) {
	t.Helper()
	rssComesBack(t, a, b, c)
	atomComesBack(t, a, b, c)
	jsonComesBack(t, a, b, c)
	opmlComesBack(t, a, b, c)
}

// same fails unless a text came back: without what XML cannot hold.
func same(t *testing.T, name, got, from string) {
	t.Helper()
	if want := stripped(from); got != want {
		t.Errorf("%s of %q = %q, want %q", name, from, got, want)
	}
}

// unmarshal parses XML, and fails unless it is one well-formed document.
func unmarshal(t *testing.T, doc string, out any) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(doc))
	if err := d.Decode(out); err != nil {
		t.Fatalf("%v in\n%s", err, doc)
	}
	if token, err := d.Token(); err != nil {
		t.Fatalf("after the document: %v", err)
	} else if token, ok := token.(xml.CharData); !ok || string(token) != "\n" {
		t.Fatalf("after the document: %v, want a newline", token)
	}
	if token, err := d.Token(); err != io.EOF {
		t.Fatalf("after the document: %v, %v, want its end", token, err)
	}
}

// stylesheetOf returns the address in the instruction before the root of a
// document, or "".
func stylesheetOf(t *testing.T, doc string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		token, err := d.Token()
		if err != nil {
			t.Fatalf("%v in\n%s", err, doc)
		}
		switch token := token.(type) {
		case xml.StartElement:
			return ""
		case xml.ProcInst:
			if token.Target != "xml-stylesheet" {
				continue
			}
			// Its attributes are written as those of an element are.
			var pi struct {
				Type string `xml:"type,attr"`
				Href string `xml:"href,attr"`
			}
			if err := xml.Unmarshal([]byte("<pi "+string(token.Inst)+"/>"), &pi); err != nil || pi.Type != "text/css" {
				t.Fatalf("the instruction %q: %v, type %q", token.Inst, err, pi.Type)
			}
			return pi.Href
		}
	}
}

// forbidden is what XML 1.0's production Char leaves out.
var forbidden = regexp.MustCompile(`[^\x09\x0A\x0D\x20-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]`)

// stripped is s as it should come back: each byte that is not UTF-8 as U+FFFD,
// and nothing forbidden.
func stripped(s string) string {
	return forbidden.ReplaceAllString(string([]rune(s)), "")
}

var hostile = []string{
	"",
	" ",
	"]]>",
	"]]",
	">",
	"<![CDATA[ x ]]> y",
	"<script>alert('x')</script>",
	"</description></item><item>",
	"Tea & cake &amp; &nbsp; &#0; &bogus",
	"bell \x07, null \x00, escape \x1b, delete \x7f",
	"tab \t newline \n return \r both \r\n",
	"next line \u0085, separator \u2028",
	"not characters \ufffe \uffff, but \U0001ffff is",
	"not UTF-8: \xff \xc3( \xed\xa0\x80",
	"]\x00]\x07>",
	"👩🏽‍⚕️ 🫖 \U0010fffd",
	"مرحبا שלום \u202eabc\u202c",
	`"quoted" 'too' --> <?xml?>`,
	`=cmd()|' /C calc'!A0`,
	strings.Repeat("Very long title. ", 600),
}

func TestHostileTextComesBack(t *testing.T) {
	for i, s := range hostile {
		comesBack(t, s, hostile[(i+1)%len(hostile)], hostile[(i+2)%len(hostile)])
	}
}

func FuzzFeedIsWellFormed(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+1)%len(hostile)], hostile[(i+5)%len(hostile)])
	}
	f.Fuzz(func(t *testing.T, a, b, c string) { comesBack(t, a, b, c) })
}

func TestUnknownDatesAreLeftOut(t *testing.T) {
	for _, format := range []view.FeedFormat{view.RSS, view.Atom, view.JSONFeed} {
		got := encode(t, &view.Feed{Format: format, Items: []view.FeedItem{{}}})
		if strings.Contains(got, "Date>") || strings.Contains(got, "0001") || strings.Contains(got, "date_") {
			t.Errorf("format %d: got\n%s\nwant no date", format, got)
		}
	}
}

func TestAFeedWithoutAStylesheetNamesNone(t *testing.T) {
	for _, format := range []view.FeedFormat{view.RSS, view.Atom} {
		f := sample(format)
		f.Stylesheet = ""
		if got := stylesheetOf(t, encode(t, f)); got != "" {
			t.Errorf("format %d: the stylesheet is %q, want none", format, got)
		}
	}
}

func TestAnUnknownFormatPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("format 9 was encoded, want a panic")
		}
	}()
	Encode(&view.Feed{Format: 9})
}
