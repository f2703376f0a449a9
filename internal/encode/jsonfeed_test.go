package encode

import (
	"encoding/json"
	"strings"
	"testing"

	"involve/internal/view"
)

func TestJSONFeedIsExact(t *testing.T) {
	want := `{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Carers & families: ways to take part",
  "language": "en-GB",
  "home_page_url": "https://example.org/opportunities/group/carers/",
  "feed_url": "https://example.org/opportunities/group/carers/feed",
  "description": "New and changed opportunities.",
  "user_comment": "This is a feed. To follow it, copy the address of this page into a feed reader that takes JSON Feed.",
  "authors": [
    {
      "name": "Example NHS Trust",
      "url": "https://trust.example.org/"
    }
  ],
  "_licence": {
    "name": "Open Government Licence v3.0",
    "url": "https://licence.example.org/"
  },
  "items": [
    {
      "id": "tag:example.org,2026:kidney-panel#open",
      "url": "https://example.org/opportunities/kidney-panel/?a=1&b=2",
      "title": "Now open: Panel arennol",
      "summary": "Closes 4 June. £25 & travel.\nTell us what \"kidney care\" <is> like.",
      "image": "https://example.org/files/kidney.png",
      "date_published": "2026-06-04T17:00:00+01:00",
      "date_modified": "2026-06-04T17:00:00+01:00",
      "tags": [
        "Carers",
        "Panel"
      ],
      "content_html": "<p>Closes <strong>today</strong> &amp; tomorrow</p>",
      "language": "cy"
    },
    {
      "id": "tag:example.org,2026:tea",
      "url": "https://example.org/opportunities/tea/",
      "title": "Tea",
      "summary": "No closing date.",
      "date_published": "2026-01-09T00:00:00Z",
      "date_modified": "2026-01-09T00:00:00Z",
      "content_html": ""
    }
  ]
}
`
	if got := encode(t, sample(view.JSONFeed)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnEmptyJSONFeedHasAnEmptyListOfItems(t *testing.T) {
	f := sample(view.JSONFeed)
	f.Items = nil
	if got, want := encode(t, f), `"items": []`; !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant it to hold %s", got, want)
	}
}

// jsonRead is a feed as a reader that knows nothing of ours sees it.
type jsonRead struct {
	Title    string `json:"title"`
	Language string `json:"language"`
	Home     string `json:"home_page_url"`
	Self     string `json:"feed_url"`
	Text     string `json:"description"`
	Authors  []struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	} `json:"authors"`
	Licence struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	} `json:"_licence"`
	Items []struct {
		ID       string   `json:"id"`
		URL      string   `json:"url"`
		Title    string   `json:"title"`
		Summary  string   `json:"summary"`
		HTML     string   `json:"content_html"`
		Image    string   `json:"image"`
		Tags     []string `json:"tags"`
		Language string   `json:"language"`
	} `json:"items"`
}

func jsonComesBack(t *testing.T, a, b, c string) {
	t.Helper()
	doc := encode(t, hostileFeed(view.JSONFeed, a, b, c))
	var got jsonRead
	if err := json.Unmarshal([]byte(doc), &got); err != nil {
		t.Fatalf("%v in\n%s", err, doc)
	}
	same(t, "title", got.Title, a)
	same(t, "language", got.Language, b)
	same(t, "home page", got.Home, a)
	same(t, "self", got.Self, c)
	same(t, "description", got.Text, b)
	same(t, "licence", got.Licence.Name, c)
	same(t, "licence's address", got.Licence.URL, "x"+a)
	if b+c != "" {
		if len(got.Authors) != 1 {
			t.Fatalf("feed of %q, %q, %q has the authors %+v", a, b, c, got.Authors)
		}
		same(t, "author", got.Authors[0].Name, b)
		same(t, "author's address", got.Authors[0].URL, c)
	}
	if len(got.Items) != 2 || len(got.Items[0].Tags) != 2 || len(got.Items[1].Tags) != 0 {
		t.Fatalf("feed of %q, %q, %q reads as %+v", a, b, c, got)
	}
	i := got.Items[0]
	same(t, "item id", i.ID, a)
	same(t, "item address", i.URL, c)
	same(t, "item title", i.Title, b)
	same(t, "item summary", i.Summary, a)
	same(t, "item content", i.HTML, b)
	same(t, "item picture", i.Image, a)
	same(t, "item tag", i.Tags[0], c)
	same(t, "item language", i.Language, c)
	same(t, "item content", got.Items[1].HTML, c+a)
}
