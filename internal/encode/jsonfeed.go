package encode

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/gorilla/feeds"

	"involve/internal/view"
)

// userComment is for whoever opens the file itself, which no stylesheet helps.
const userComment = "This is a feed. To follow it, copy the address of this page into a feed reader that takes JSON Feed."

// A jsonDocument is gorilla's JSON Feed with the licence. A field of ours hides
// the inner one of the same JSON name, which is left out when it is empty: the
// format requires it.
type jsonDocument struct {
	feeds.JSONFeed
	Licence *jsonLicence `json:"_licence,omitempty"`
	Items   []jsonItem   `json:"items"`
}

// A jsonLicence is an extension, which the underscore of its name says: the
// format has no place for a licence.
type jsonLicence struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A jsonItem is gorilla's with a language, and with a content that is there even
// when it is empty, as the format requires.
type jsonItem struct {
	feeds.JSONItem
	ContentHTML string `json:"content_html"`
	Language    string `json:"language,omitempty"`
}

// jsonFeed returns a feed as JSON Feed 1.1, indented.
func jsonFeed(f *view.Feed) []byte {
	out := jsonDocument{
		JSONFeed: feeds.JSONFeed{
			Version:     "https://jsonfeed.org/version/1.1",
			Title:       xmlText(f.Title),
			Language:    xmlText(f.Language),
			HomePageUrl: xmlText(f.Home),
			FeedUrl:     xmlText(f.Self),
			Description: xmlText(f.Description),
			UserComment: userComment,
		},
		Items: []jsonItem{}, // a list even when there is none
	}
	if f.Author != "" || f.AuthorURL != "" {
		out.Authors = []*feeds.JSONAuthor{{Name: xmlText(f.Author), Url: xmlText(f.AuthorURL)}}
	}
	if f.Rights != "" || f.RightsURL != "" {
		out.Licence = &jsonLicence{xmlText(f.Rights), xmlText(f.RightsURL)}
	}
	for _, i := range f.Items {
		out.Items = append(out.Items, jsonItemOf(i))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		panic(fmt.Sprintf("encode: feed %s: %v", f.Self, err)) // it holds strings, dates of content and lists only
	}
	return b.Bytes()
}

func jsonItemOf(i view.FeedItem) jsonItem {
	out := jsonItem{
		JSONItem: feeds.JSONItem{
			Id:            xmlText(i.ID),
			Url:           xmlText(i.Link),
			Title:         xmlText(i.Title),
			Summary:       xmlText(i.Summary),
			PublishedDate: known(i.Published),
			// An item tells of one thing that happened: it is never modified.
			ModifiedDate: known(i.Published),
		},
		ContentHTML: xmlText(i.HTML),
		Language:    xmlText(i.Lang),
	}
	if i.Image != nil {
		out.Image = xmlText(i.Image.URL)
	}
	for _, c := range i.Categories {
		out.Tags = append(out.Tags, xmlText(c.Label))
	}
	return out
}

// known returns t, or nil when it is not known.
func known(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
