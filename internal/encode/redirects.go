package encode

import (
	"bytes"
	"fmt"

	"involve/internal/view"
)

// redirects returns the _redirects file. With the exclamation mark a host
// redirects even when it has a file at the old path.
func redirects(r *view.Redirects) []byte {
	var b bytes.Buffer
	for _, rule := range r.Rules {
		fmt.Fprintf(&b, "%s %s 301!\n", address(rule.From), address(rule.To))
	}
	return b.Bytes()
}
