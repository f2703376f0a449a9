package encode

import (
	"strings"

	"involve/internal/view"
)

// robots returns robots.txt. Whoever fetches follows the longest rule that
// fits.
func robots(r *view.Robots) []byte {
	if r.Index {
		return []byte("User-agent: *\nAllow: /\n\nSitemap: " + address(r.Sitemap) + "\n")
	}
	var b strings.Builder
	b.WriteString("User-agent: *\nDisallow: /\n")
	for _, pattern := range r.Allow {
		b.WriteString("Allow: " + address(pattern) + "\n")
	}
	return []byte(b.String())
}
