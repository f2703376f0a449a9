package encode

import (
	"testing"

	"involve/internal/view"
)

func TestAtomIsExact(t *testing.T) {
	want := `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="/assets/feed.0123456789.css"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <title>Carers &amp; families: ways to take part</title>
  <id>tag:example.org,2026:opportunities/group/carers/</id>
  <updated>2026-06-04T17:00:00+01:00</updated>
  <rights>Open Government Licence v3.0</rights>
  <subtitle>New and changed opportunities.</subtitle>
  <author>
    <name>Example NHS Trust</name>
    <uri>https://trust.example.org/</uri>
  </author>
  <link href="https://example.org/opportunities/group/carers/feed" rel="self" type="application/atom+xml"></link>
  <link href="https://licence.example.org/" rel="license" title="Open Government Licence v3.0"></link>
  <link href="https://example.org/opportunities/group/carers/" rel="alternate" type="text/html"></link>
  <entry xml:lang="cy">
    <title>Now open: Panel arennol</title>
    <updated>2026-06-04T17:00:00+01:00</updated>
    <id>tag:example.org,2026:kidney-panel#open</id>
    <content type="html">&lt;p&gt;Closes &lt;strong&gt;today&lt;/strong&gt; &amp;amp; tomorrow&lt;/p&gt;</content>
    <published>2026-06-04T17:00:00+01:00</published>
    <summary type="text">Closes 4 June. £25 &amp; travel.&#xA;Tell us what &#34;kidney care&#34; &lt;is&gt; like.</summary>
    <link href="https://example.org/opportunities/kidney-panel/?a=1&amp;b=2" rel="alternate" type="text/html"></link>
    <link href="https://example.org/files/kidney.png" rel="enclosure" type="image/png" title="A &#34;kidney&#34; &amp; a pen" length="2048"></link>
    <category term="carers" scheme="https://example.org/opportunities/group/" label="Carers"></category>
    <category term="panel" scheme="https://example.org/opportunities/activity/" label="Panel"></category>
  </entry>
  <entry>
    <title>Tea</title>
    <updated>2026-01-09T00:00:00Z</updated>
    <id>tag:example.org,2026:tea</id>
    <published>2026-01-09T00:00:00Z</published>
    <summary type="text">No closing date.</summary>
    <link href="https://example.org/opportunities/tea/" rel="alternate" type="text/html"></link>
  </entry>
</feed>
`
	if got := encode(t, sample(view.Atom)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnEmptyAtomFeedHasWhatIsRequired(t *testing.T) {
	f := sample(view.Atom)
	f.Items = nil
	got := readAtom(t, encode(t, f))
	if got.ID != f.ID || got.Title != f.Title || got.Updated != "2026-06-04T17:00:00+01:00" || got.Author != f.Author || len(got.Entries) != 0 {
		t.Errorf("an empty feed reads as %+v", got)
	}
}

// atomRead is a feed as a reader that knows nothing of ours sees it.
type atomRead struct {
	Lang     string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID       string     `xml:"http://www.w3.org/2005/Atom id"`
	Title    string     `xml:"title"`
	Subtitle string     `xml:"subtitle"`
	Updated  string     `xml:"updated"`
	Rights   string     `xml:"rights"`
	Author   string     `xml:"author>name"`
	URI      string     `xml:"author>uri"`
	Links    []atomLink `xml:"link"`
	Entries  []struct {
		Lang       string         `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		ID         string         `xml:"id"`
		Title      string         `xml:"title"`
		Summary    string         `xml:"summary"`
		Content    string         `xml:"content"`
		Links      []atomLink     `xml:"link"`
		Categories []atomCategory `xml:"category"`
	} `xml:"entry"`
}

func readAtom(t *testing.T, doc string) (out atomRead) {
	t.Helper()
	unmarshal(t, doc, &out)
	return out
}

func atomComesBack(t *testing.T, a, b, c string) {
	t.Helper()
	doc := encode(t, hostileFeed(view.Atom, a, b, c))
	got := readAtom(t, doc)
	same(t, "stylesheet", stylesheetOf(t, doc), b)
	same(t, "xml:lang", got.Lang, b)
	same(t, "id", got.ID, a)
	same(t, "title", got.Title, a)
	same(t, "subtitle", got.Subtitle, b)
	same(t, "rights", got.Rights, c)
	same(t, "author", got.Author, b)
	same(t, "author's address", got.URI, c)
	if len(got.Links) != 3 || len(got.Entries) != 2 || len(got.Entries[0].Links) != 2 || len(got.Entries[0].Categories) != 2 ||
		len(got.Entries[1].Links) != 1 || len(got.Entries[1].Categories) != 0 {
		t.Fatalf("feed of %q, %q, %q reads as %+v", a, b, c, got)
	}
	same(t, "self", got.Links[0].Href, c)
	same(t, "licence", got.Links[1].Href, "x"+a)
	same(t, "alternate", got.Links[2].Href, a)
	e := got.Entries[0]
	same(t, "entry language", e.Lang, c)
	same(t, "entry id", e.ID, a)
	same(t, "entry title", e.Title, b)
	same(t, "entry summary", e.Summary, a)
	same(t, "entry content", e.Content, b)
	same(t, "entry link", e.Links[0].Href, c)
	same(t, "entry picture", e.Links[1].Href, a)
	same(t, "entry picture's type", e.Links[1].Type, b)
	same(t, "entry picture's words", e.Links[1].Title, "x"+c)
	same(t, "entry category's scheme", e.Categories[0].Scheme, a)
	same(t, "entry category's term", e.Categories[0].Term, b)
	same(t, "entry category's label", e.Categories[0].Label, c)
	same(t, "entry summary", got.Entries[1].Summary, b+c)
}
