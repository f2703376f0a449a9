package encode

import "involve/internal/view"

// robots returns robots.txt.
func robots(r *view.Robots) []byte {
	if !r.Index {
		return []byte("User-agent: *\nDisallow: /\n")
	}
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + address(r.Sitemap) + "\n")
}
