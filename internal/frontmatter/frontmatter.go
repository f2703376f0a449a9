// Package frontmatter reads what stands at the head of a file: keys and values
// in YAML between two lines of three hyphens.
//
// It takes the bytes of a file and a table of the schema, fills a noun of
// package content, and says where each value stands and what is wrong with it,
// in an author's words. It goes on past what it cannot read, so that one run
// finds every mistake. Nothing else in the program knows YAML. The package
// looks at one file alone: whether a word is one of the site's own it leaves to
// others.
package frontmatter

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	adrg "github.com/adrg/frontmatter"

	"involve/internal/diag"
)

var (
	byteOrderMark = []byte("\xef\xbb\xbf")
	fence         = []byte("---")
)

// A File is a file cut into front matter and body.
type File struct {
	Body     []byte
	BodyLine int // the line of the file on which the body begins

	path    string
	block   []byte
	line    int // the line of the file on which the block begins
	hasBody bool
}

// Cut splits a file. The File is nil when it has no front matter that could be
// read; the list then says why.
func Cut(path string, src []byte) (*File, diag.List) {
	src = bytes.TrimPrefix(src, byteOrderMark)
	if d, bad := badEncoding(path, src); bad {
		return nil, diag.List{d}
	}
	open, inner, closed := fences(src)
	if open == 0 {
		return nil, diag.List{{
			Pos: diag.Pos{Path: path, Line: 1, Col: 1}, Rule: "no-front-matter",
			Message: "the file does not begin with front matter",
			Hint:    "begin it with a line of three hyphens, then title: and summary:, then three hyphens again",
		}}
	}
	if inner != 0 {
		message := "this line of three hyphens is indented, and would end the front matter in the middle of a text"
		if closed == 0 {
			message = "this line of three hyphens is indented, and so does not end the front matter"
		}
		return nil, diag.List{{
			Pos: diag.Pos{Path: path, Line: inner, Col: 1}, Rule: "unclosed-front-matter", Message: message,
			Hint: "take the spaces away if the front matter ends here; if not, use other characters in the text",
		}}
	}
	if closed == 0 {
		return nil, diag.List{{
			Pos: diag.Pos{Path: path, Line: open, Col: 1}, Rule: "unclosed-front-matter",
			Message: "the front matter that begins here has no end",
			Hint:    "put a line of three hyphens, and nothing else, after its last key",
		}}
	}
	f := &File{path: path, line: open + 1, hasBody: true}
	format := adrg.NewFormat("---", "---", func(block []byte, _ any) error {
		f.block = block
		return nil
	})
	body, err := adrg.Parse(bytes.NewReader(src), nil, format)
	if err != nil {
		panic(fmt.Sprintf("front matter of %s: %v", path, err)) // reading from memory, into nothing, cannot fail
	}
	f.Body = body
	f.BodyLine = 1 + bytes.Count(src[:len(src)-len(body)], []byte("\n"))
	return f, nil
}

// Keys takes a file that is keys from end to end. The File is nil when it
// cannot be read; the list then says why.
func Keys(path string, src []byte) (*File, diag.List) {
	src = bytes.TrimPrefix(src, byteOrderMark)
	if d, bad := badEncoding(path, src); bad {
		return nil, diag.List{d}
	}
	return &File{path: path, block: src, line: 1}, nil
}

// fences returns the lines of the fence that opens the front matter, of the
// first that closes it, and of an indented one between them; 0 where there is
// none.
func fences(src []byte) (open, inner, closed int) {
	line := 0
	for l := range bytes.Lines(src) {
		line++
		bare := bytes.TrimSpace(l)
		switch {
		case open == 0 && len(bare) == 0:
		case open == 0 && bytes.Equal(bare, fence):
			open = line
		case open == 0:
			return 0, 0, 0
		case bytes.Equal(bare, fence):
			if l[0] == '-' {
				return open, inner, line
			}
			if inner == 0 {
				inner = line
			}
		}
	}
	return open, inner, 0
}

// badEncoding finds the first byte that is not UTF-8.
func badEncoding(path string, src []byte) (diag.Diagnostic, bool) {
	if utf8.Valid(src) {
		return diag.Diagnostic{}, false
	}
	line, col := 1, 1
	for len(src) > 0 {
		r, n := utf8.DecodeRune(src)
		if r == utf8.RuneError && n == 1 {
			break
		}
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		src = src[n:]
	}
	return diag.Diagnostic{
		Pos: diag.Pos{Path: path, Line: line, Col: col}, Rule: "not-utf-8",
		Message: "this character is not saved as UTF-8",
		Hint:    "save the file again with the encoding UTF-8; a character from Word or an old system is often the cause",
	}, true
}
