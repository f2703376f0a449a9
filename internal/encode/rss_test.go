package encode

import (
	"encoding/xml"
	"html"
	"strings"
	"testing"

	"involve/internal/view"
)

func TestRSSIsExact(t *testing.T) {
	want := `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="/assets/feed.0123456789.css"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en-GB">
  <channel>
    <title>Carers &amp; families: ways to take part</title>
    <link>https://example.org/opportunities/group/carers/</link>
    <description>New and changed opportunities.</description>
    <language>en-GB</language>
    <copyright>Open Government Licence v3.0</copyright>
    <pubDate>Thu, 04 Jun 2026 17:00:00 +0100</pubDate>
    <lastBuildDate>Thu, 04 Jun 2026 17:00:00 +0100</lastBuildDate>
    <ttl>60</ttl>
    <atom:link href="https://example.org/opportunities/group/carers/feed" rel="self" type="application/rss+xml"></atom:link>
    <atom:link href="https://licence.example.org/" rel="license" title="Open Government Licence v3.0"></atom:link>
    <item xml:lang="cy">
      <title>Now open: Panel arennol</title>
      <link>https://example.org/opportunities/kidney-panel/?a=1&amp;b=2</link>
      <description>Closes 4 June. £25 &amp;amp; travel.&#xA;Tell us what &#34;kidney care&#34; &amp;lt;is&amp;gt; like.</description>
      <content:encoded><![CDATA[<p>Closes <strong>today</strong> &amp; tomorrow</p>]]></content:encoded>
      <guid isPermaLink="false">tag:example.org,2026:kidney-panel#open</guid>
      <pubDate>Thu, 04 Jun 2026 17:00:00 +0100</pubDate>
      <category domain="https://example.org/opportunities/group/">Carers</category>
      <category domain="https://example.org/opportunities/activity/">Panel</category>
      <media:content url="https://example.org/files/kidney.png" medium="image" type="image/png" width="640" height="480" fileSize="2048">
        <media:description type="plain">A &#34;kidney&#34; &amp; a pen</media:description>
      </media:content>
    </item>
    <item>
      <title>Tea</title>
      <link>https://example.org/opportunities/tea/</link>
      <description>No closing date.</description>
      <guid isPermaLink="false">tag:example.org,2026:tea</guid>
      <pubDate>Fri, 09 Jan 2026 00:00:00 +0000</pubDate>
    </item>
  </channel>
</rss>
`
	if got := encode(t, sample(view.RSS)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnEmptyRSSFeedHasWhatIsRequired(t *testing.T) {
	f := sample(view.RSS)
	f.Items, f.Rights, f.RightsURL = nil, "", ""
	got := readRSS(t, encode(t, f))
	if got.Title != f.Title || got.Description != f.Description || len(got.Links) != 2 || got.Copyright != nil || len(got.Items) != 0 {
		t.Errorf("an empty feed reads as %+v", got)
	}
}

// rssRead is a feed as a reader that knows nothing of ours sees it.
type rssRead struct {
	Lang        string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
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
		Lang        string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		Description string `xml:"description"`
		Content     string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
		Categories  []struct {
			Domain string `xml:"domain,attr"`
			Label  string `xml:",chardata"`
		} `xml:"category"`
		GUID struct {
			ID        string `xml:",chardata"`
			PermaLink string `xml:"isPermaLink,attr"`
		} `xml:"guid"`
		Media []struct {
			URL         string `xml:"url,attr"`
			Type        string `xml:"type,attr"`
			Description string `xml:"http://search.yahoo.com/mrss/ description"`
		} `xml:"http://search.yahoo.com/mrss/ content"`
	} `xml:"channel>item"`
}

func readRSS(t *testing.T, doc string) (out rssRead) {
	t.Helper()
	unmarshal(t, doc, &out)
	return out
}

func rssComesBack(t *testing.T, a, b, c string) {
	t.Helper()
	doc := encode(t, hostileFeed(view.RSS, a, b, c))
	got := readRSS(t, doc)
	same(t, "stylesheet", stylesheetOf(t, doc), b)
	same(t, "xml:lang", got.Lang, b)
	same(t, "title", got.Title, a)
	same(t, "description", html.UnescapeString(got.Description), b)
	same(t, "language", got.Language, b)
	same(t, "copyright", strings.Join(got.Copyright, ""), c)
	if len(got.Links) != 3 || len(got.Items) != 2 || len(got.Items[0].Categories) != 2 || len(got.Items[1].Categories) != 0 ||
		len(got.Items[0].Media) != 1 || len(got.Items[1].Media) != 0 {
		t.Fatalf("feed of %q, %q, %q reads as %+v", a, b, c, got)
	}
	same(t, "link", got.Links[0].Text, a)
	same(t, "self", got.Links[1].Href, c)
	same(t, "licence", got.Links[2].Href, "x"+a)
	if self := got.Links[1]; self.XMLName.Space != "http://www.w3.org/2005/Atom" || self.Rel != "self" {
		t.Errorf("the second link is %+v, want the feed itself", self)
	}
	i := got.Items[0]
	same(t, "item language", i.Lang, c)
	same(t, "item title", i.Title, b)
	same(t, "item link", i.Link, c)
	same(t, "item description", html.UnescapeString(i.Description), a)
	same(t, "item content", i.Content, newlines(b))
	same(t, "item category", i.Categories[0].Label, c)
	same(t, "item category's domain", i.Categories[1].Domain, b)
	same(t, "item guid", i.GUID.ID, a)
	same(t, "item picture", i.Media[0].URL, a)
	same(t, "item picture's type", i.Media[0].Type, b)
	same(t, "item picture's words", i.Media[0].Description, "x"+c)
	if got := i.GUID.PermaLink; got != "false" {
		t.Errorf("isPermaLink = %q, want false", got)
	}
	same(t, "item content", got.Items[1].Content, newlines(c+a))
}

// newlines returns s as it comes back from a CDATA section, where a carriage
// return cannot be written as a reference.
func newlines(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(stripped(s))
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
