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

func sample() *view.Feed {
	london := time.FixedZone("BST", 3600)
	return &view.Feed{
		Title:       "Carers & families: ways to take part",
		Description: "New and changed opportunities.",
		Self:        "https://example.org/opportunities/group/carers/feed.xml",
		Home:        "https://example.org/opportunities/group/carers/",
		Language:    "en-GB",
		Rights:      "© Example NHS Trust",
		Updated:     time.Date(2026, 6, 4, 17, 0, 0, 0, london),
		Items: []view.FeedItem{{
			ID:         "tag:example.org,2026:kidney-panel#open",
			Title:      "Closed: Kidney panel",
			Link:       "https://example.org/opportunities/kidney-panel/?a=1&b=2",
			HTML:       "<p>Closes <strong>today</strong></p>",
			Published:  time.Date(2026, 6, 4, 17, 0, 0, 0, london),
			Categories: []string{"Carers", "Panel"},
		}, {
			ID:        "tag:example.org,2026:tea",
			Title:     "Tea",
			Link:      "https://example.org/opportunities/tea/",
			HTML:      "<p>Tea</p>",
			Published: time.Date(2026, 1, 9, 0, 0, 0, 0, time.UTC),
		}},
	}
}

func TestFeedIsExact(t *testing.T) {
	want := `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Carers &amp; families: ways to take part</title>
    <link>https://example.org/opportunities/group/carers/</link>
    <description>New and changed opportunities.</description>
    <language>en-GB</language>
    <copyright>© Example NHS Trust</copyright>
    <pubDate>Thu, 04 Jun 2026 17:00:00 +0100</pubDate>
    <lastBuildDate>Thu, 04 Jun 2026 17:00:00 +0100</lastBuildDate>
    <ttl>60</ttl>
    <atom:link href="https://example.org/opportunities/group/carers/feed.xml" rel="self" type="application/rss+xml"></atom:link>
    <item>
      <title>Closed: Kidney panel</title>
      <link>https://example.org/opportunities/kidney-panel/?a=1&amp;b=2</link>
      <description>&lt;p&gt;Closes &lt;strong&gt;today&lt;/strong&gt;&lt;/p&gt;</description>
      <guid isPermaLink="false">tag:example.org,2026:kidney-panel#open</guid>
      <pubDate>Thu, 04 Jun 2026 17:00:00 +0100</pubDate>
      <category>Carers</category>
      <category>Panel</category>
    </item>
    <item>
      <title>Tea</title>
      <link>https://example.org/opportunities/tea/</link>
      <description>&lt;p&gt;Tea&lt;/p&gt;</description>
      <guid isPermaLink="false">tag:example.org,2026:tea</guid>
      <pubDate>Fri, 09 Jan 2026 00:00:00 +0000</pubDate>
    </item>
  </channel>
</rss>
`
	if got := encode(t, sample()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEmptyFeedHasWhatIsRequired(t *testing.T) {
	f := sample()
	f.Items, f.Rights = nil, ""
	got := read(t, encode(t, f))
	if got.Title != f.Title || got.Description != f.Description || len(got.Links) != 2 || got.Copyright != nil || len(got.Items) != 0 {
		t.Errorf("an empty feed reads as %+v", got)
	}
}

func TestUnknownDatesAreLeftOut(t *testing.T) {
	got := encode(t, &view.Feed{Items: []view.FeedItem{{}}})
	if strings.Contains(got, "Date>") {
		t.Errorf("got\n%s\nwant no date", got)
	}
}

// rssRead is a feed as a reader that knows nothing of ours sees it.
type rssRead struct {
	Title       string   `xml:"channel>title"`
	Description string   `xml:"channel>description"`
	Language    string   `xml:"channel>language"`
	Copyright   []string `xml:"channel>copyright"`
	Links       []struct {
		XMLName xml.Name
		Text    string `xml:",chardata"`
		Href    string `xml:"href,attr"`
		Rel     string `xml:"rel,attr"`
	} `xml:"channel>link"`
	Items []struct {
		Title       string   `xml:"title"`
		Link        string   `xml:"link"`
		Description string   `xml:"description"`
		Categories  []string `xml:"category"`
		GUID        struct {
			ID        string `xml:",chardata"`
			PermaLink string `xml:"isPermaLink,attr"`
		} `xml:"guid"`
	} `xml:"channel>item"`
}

// read parses a feed, and fails unless it is one well-formed document.
func read(t *testing.T, feed string) rssRead {
	t.Helper()
	var out rssRead
	d := xml.NewDecoder(strings.NewReader(feed))
	if err := d.Decode(&out); err != nil {
		t.Fatalf("%v in\n%s", err, feed)
	}
	if token, err := d.Token(); err != nil {
		t.Fatalf("after the feed: %v", err)
	} else if token, ok := token.(xml.CharData); !ok || string(token) != "\n" {
		t.Fatalf("after the feed: %v, want a newline", token)
	}
	if token, err := d.Token(); err != io.EOF {
		t.Fatalf("after the feed: %v, %v, want its end", token, err)
	}
	return out
}

// forbidden is what XML 1.0's production Char leaves out.
var forbidden = regexp.MustCompile(`[^\x09\x0A\x0D\x20-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]`)

// stripped is s as it should come back: each byte that is not UTF-8 as U+FFFD,
// and nothing forbidden.
func stripped(s string) string {
	return forbidden.ReplaceAllString(string([]rune(s)), "")
}

// comesBack fails unless a feed made of these texts is well formed and holds them.
func comesBack(t *testing.T, a, b, c string) {
	t.Helper()
	got := read(t, encode(t, &view.Feed{
		Title: a, Description: b, Self: c, Home: a, Language: b, Rights: c,
		Items: []view.FeedItem{
			{ID: a, Title: b, Link: c, HTML: a, Categories: []string{b, c}},
			{ID: b, Title: c, Link: a, HTML: b + c},
		},
	}))
	check := func(name, got, from string) {
		t.Helper()
		if want := stripped(from); got != want {
			t.Errorf("%s of %q = %q, want %q", name, from, got, want)
		}
	}
	check("title", got.Title, a)
	check("description", got.Description, b)
	check("language", got.Language, b)
	check("copyright", strings.Join(got.Copyright, ""), c)
	if len(got.Links) != 2 || len(got.Items) != 2 || len(got.Items[0].Categories) != 2 || len(got.Items[1].Categories) != 0 {
		t.Fatalf("feed of %q, %q, %q reads as %+v", a, b, c, got)
	}
	check("link", got.Links[0].Text, a)
	check("self", got.Links[1].Href, c)
	if self := got.Links[1]; self.XMLName.Space != "http://www.w3.org/2005/Atom" || self.Rel != "self" {
		t.Errorf("the second link is %+v, want the feed itself", self)
	}
	check("item title", got.Items[0].Title, b)
	check("item link", got.Items[0].Link, c)
	check("item description", got.Items[0].Description, a)
	check("item category", got.Items[0].Categories[0], b)
	check("item category", got.Items[0].Categories[1], c)
	check("item guid", got.Items[0].GUID.ID, a)
	if got := got.Items[0].GUID.PermaLink; got != "false" {
		t.Errorf("isPermaLink = %q, want false", got)
	}
	check("item description", got.Items[1].Description, b+c)
}

var hostile = []string{
	"",
	" ",
	"]]>",
	"<![CDATA[ x ]]> y",
	"<script>alert('x')</script>",
	"</description></item><item>",
	"Tea & cake &amp; &nbsp; &#0; &bogus",
	"bell \x07, null \x00, escape \x1b, delete \x7f",
	"tab \t newline \n return \r both \r\n",
	"next line \u0085, separator \u2028",
	"not characters \ufffe \uffff, but \U0001ffff is",
	"not UTF-8: \xff \xc3( \xed\xa0\x80",
	"👩🏽‍⚕️ 🫖 \U0010fffd",
	"مرحبا שלום \u202eabc\u202c",
	`"quoted" 'too' --> <?xml?>`,
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

func TestHostileAddressesLeaveTheSitemapWellFormed(t *testing.T) {
	for _, s := range hostile {
		var got struct {
			Loc []string `xml:"url>loc"`
		}
		data := encode(t, &view.SitemapXML{Entries: []view.SitemapEntry{{Loc: s}}})
		if err := xml.Unmarshal([]byte(data), &got); err != nil {
			t.Errorf("%v in\n%s", err, data)
		} else if want := stripped(s); len(got.Loc) != 1 || got.Loc[0] != want {
			t.Errorf("loc of %q = %q, want %q", s, got.Loc, want)
		}
	}
}
