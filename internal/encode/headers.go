package encode

import (
	"bytes"
	"fmt"
	"strings"

	"involve/internal/view"
)

// headers returns the _headers file: a line for each path, and below it, two
// spaces in, a line for each of its headers.
func headers(h *view.Headers) []byte {
	var b bytes.Buffer
	for i, rule := range h.Rules {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s\n", address(rule.Path))
		for _, v := range rule.Values {
			fmt.Fprintf(&b, "  %s: %s\n", headerName(v.Name), line(v.Value))
		}
	}
	return b.Bytes()
}

// headerName returns s, and panics unless it is letters, digits and hyphens.
func headerName(s string) string {
	other := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	}
	if s == "" || strings.ContainsFunc(s, other) {
		panic(fmt.Sprintf("encode: %q is not the name of a header", s))
	}
	return s
}
