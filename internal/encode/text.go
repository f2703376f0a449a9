package encode

import (
	"fmt"
	"strings"
)

// xmlText returns s without the characters that XML 1.0 cannot hold in any
// form, not even escaped. Bytes that are not UTF-8 become U+FFFD.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r',
			r >= 0x20 && r <= 0xD7FF,
			r >= 0xE000 && r <= 0xFFFD,
			r >= 0x10000:
			return r
		}
		return -1
	}, s)
}

// line returns s, which is to stand in one line of a plain text file. It panics
// when s holds anything but printable ASCII and spaces, is empty, or begins or
// ends with a space, which a host would trim.
func line(s string) string {
	if s == "" || strings.TrimSpace(s) != s {
		panic(fmt.Sprintf("encode: %q is empty or has space around it", s))
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			panic(fmt.Sprintf("encode: %q cannot stand in one line of ASCII", s))
		}
	}
	return s
}

// address returns a path, or an http address, as one word of a line: spaces and
// what is not ASCII are percent-encoded, as hosts ask for. It panics when s is
// neither, or holds control characters.
func address(s string) string {
	if !strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		panic(fmt.Sprintf("encode: %q is neither a path nor an http address", s))
	}
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c == 0x7F:
			panic(fmt.Sprintf("encode: address %q holds a control character", s))
		case c == ' ' || c > '~':
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
