package encode

import (
	"encoding/xml"
	"fmt"

	"involve/internal/view"
)

type opmlDocument struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Owner   string    `xml:"head>ownerName,omitempty"`
	Groups  []outline `xml:"body>outline"`
}

// An outline is a folder, or a feed in one.
type outline struct {
	Type        string    `xml:"type,attr,omitempty"`
	Text        string    `xml:"text,attr"`
	Title       string    `xml:"title,attr,omitempty"`
	Description string    `xml:"description,attr,omitempty"`
	Feed        string    `xml:"xmlUrl,attr,omitempty"`
	Home        string    `xml:"htmlUrl,attr,omitempty"`
	Language    string    `xml:"language,attr,omitempty"`
	Version     string    `xml:"version,attr,omitempty"`
	Feeds       []outline `xml:"outline"`
}

// opml returns a list of feeds as OPML 2.0. It says nothing of when it was made.
func opml(o *view.OPML) []byte {
	out := opmlDocument{Version: "2.0", Title: xmlText(o.Title), Owner: xmlText(o.Owner)}
	for _, g := range o.Groups {
		folder := outline{Text: xmlText(g.Label), Title: xmlText(g.Label)}
		for _, f := range g.Feeds {
			folder.Feeds = append(folder.Feeds, outline{
				Type: "rss", Text: xmlText(f.Title), Title: xmlText(f.Title), Description: xmlText(f.Description),
				Feed: xmlText(f.Feed), Home: xmlText(f.Home), Language: xmlText(f.Language), Version: "RSS2",
			})
		}
		out.Groups = append(out.Groups, folder)
	}
	data, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("encode: list of feeds: %v", err)) // it holds strings only
	}
	return append([]byte(xml.Header), append(data, '\n')...)
}
