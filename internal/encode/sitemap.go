package encode

import (
	"encoding/xml"
	"fmt"

	"involve/internal/view"
)

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// sitemap returns sitemap.xml.
func sitemap(s *view.SitemapXML) []byte {
	var set urlSet
	for _, e := range s.Entries {
		set.URLs = append(set.URLs, sitemapURL{Loc: xmlText(e.Loc), LastMod: xmlText(e.LastMod)})
	}
	data, err := xml.MarshalIndent(set, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("encode: sitemap: %v", err)) // it holds strings only
	}
	return append([]byte(xml.Header), append(data, '\n')...)
}
