package encode

import (
	"testing"

	"involve/internal/view"
)

func TestOPMLIsExact(t *testing.T) {
	want := `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Feeds of Example</title>
    <ownerName>Example NHS Trust</ownerName>
  </head>
  <body>
    <outline text="Everything" title="Everything">
      <outline type="rss" text="All &amp; sundry" title="All &amp; sundry" description="Each of them." xmlUrl="https://example.org/opportunities/feed.xml" htmlUrl="https://example.org/opportunities/" language="en-GB" version="RSS2"></outline>
    </outline>
    <outline text="Nothing" title="Nothing"></outline>
  </body>
</opml>
`
	got := encode(t, &view.OPML{Title: "Feeds of Example", Owner: "Example NHS Trust", Groups: []view.OPMLGroup{
		{Label: "Everything", Feeds: []view.OPMLFeed{{
			Title: "All & sundry", Description: "Each of them.", Language: "en-GB",
			Feed: "https://example.org/opportunities/feed.xml", Home: "https://example.org/opportunities/",
		}}},
		{Label: "Nothing"},
	}})
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func opmlComesBack(t *testing.T, a, b, c string) {
	t.Helper()
	var got struct {
		Title  string `xml:"head>title"`
		Owner  string `xml:"head>ownerName"`
		Groups []struct {
			Text  string `xml:"text,attr"`
			Feeds []struct {
				Text        string `xml:"text,attr"`
				Description string `xml:"description,attr"`
				Feed        string `xml:"xmlUrl,attr"`
				Home        string `xml:"htmlUrl,attr"`
				Language    string `xml:"language,attr"`
			} `xml:"outline"`
		} `xml:"body>outline"`
	}
	unmarshal(t, encode(t, &view.OPML{Title: a, Owner: b, Groups: []view.OPMLGroup{{
		Label: c, Feeds: []view.OPMLFeed{{Title: a, Description: b, Feed: c, Home: a, Language: b}},
	}}}), &got)
	same(t, "list's title", got.Title, a)
	same(t, "owner", got.Owner, b)
	if len(got.Groups) != 1 || len(got.Groups[0].Feeds) != 1 {
		t.Fatalf("list of feeds of %q, %q, %q reads as %+v", a, b, c, got)
	}
	f := got.Groups[0].Feeds[0]
	same(t, "folder", got.Groups[0].Text, c)
	same(t, "feed's title", f.Text, a)
	same(t, "feed's description", f.Description, b)
	same(t, "feed's address", f.Feed, c)
	same(t, "feed's page", f.Home, a)
	same(t, "feed's language", f.Language, b)
}
