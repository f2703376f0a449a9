// Package frontmatter reads what stands at the head of a file: keys and values
// in YAML between two lines of three hyphens.
//
// It takes the bytes of a file and gives the YAML as nodes with their places, as
// far as it can be read, and the body. It goes on past what it cannot read, and
// says what is wrong there in the words of package explain. Nothing else in the
// program reads YAML; what the keys mean the package does not know.
package frontmatter

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	adrg "github.com/adrg/frontmatter"

	"involve/internal/diag"
	"involve/internal/explain"
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
	open, inner, closed, end := fences(src)
	if open == 0 || inner != 0 || closed == 0 {
		return nil, diag.List{badFence(path, src, open, inner, closed)}
	}
	f := &File{Body: src[end:], BodyLine: closed + 1, path: path, line: open + 1, hasBody: true}
	format := adrg.NewFormat("---", "---", func(block []byte, _ any) error {
		f.block = block
		return nil
	})
	// It is given the head alone, since it copies what it reads.
	head := heads.Get().(*bufio.Reader)
	defer heads.Put(head)
	head.Reset(bytes.NewReader(src[:end]))
	if _, err := adrg.Parse(head, nil, format); err != nil {
		panic(fmt.Sprintf("front matter of %s: %v", path, err)) // reading from memory, into nothing, cannot fail
	}
	if line, _, _ := bytes.Cut(f.Body, []byte("\n")); bytes.Equal(bytes.TrimSpace(line), fence) {
		return f, diag.List{{
			Pos: diag.Pos{Path: path, Line: f.BodyLine, Col: 1, EndCol: 4}, Severity: diag.Warning, Rule: "second-end",
			Message: "the front matter has ended above this line already, so that it is a line across the page", Hint: "take it out",
		}}
	}
	return f, nil
}

// heads are used again: one is bigger than most of what is read with it.
var heads = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// Keys takes a file that is keys from end to end. The File is nil when it
// cannot be read; the list then says why.
func Keys(path string, src []byte) (*File, diag.List) {
	src = bytes.TrimPrefix(src, byteOrderMark)
	if d, bad := badEncoding(path, src); bad {
		return nil, diag.List{d}
	}
	return &File{path: path, block: src, line: 1}, nil
}

// Read reads the front matter. The keys are those that it can have, at any depth.
func (f *File) Read(keys []string) *Block {
	return readYAML(f.path, f.block, f.line, f.hasBody, keys)
}

// Head is the place where keys are missed that are not there.
func (f *File) Head() diag.Pos {
	return diag.Pos{Path: f.path, Line: max(f.line-1, 1), Col: 1}
}

// fences returns the lines of the fence that opens the front matter, of the
// first that closes it, and of an indented one between them; 0 where there is
// none. What follows the one that closes begins at end.
func fences(src []byte) (open, inner, closed, end int) {
	line := 0
	for l := range bytes.Lines(src) {
		line++
		end += len(l)
		bare := bytes.TrimSpace(l)
		switch {
		case open == 0 && len(bare) == 0:
		case open == 0 && bytes.Equal(bare, fence):
			open = line
		case open == 0:
			return 0, 0, 0, 0
		case bytes.Equal(bare, fence):
			if l[0] == '-' {
				return open, inner, line, end
			}
			if inner == 0 {
				inner = line
			}
		}
	}
	return open, inner, 0, 0
}

// badFence says what is wrong with the lines of hyphens of a file.
func badFence(path string, src []byte, open, inner, closed int) diag.Diagnostic {
	lines := strings.Split(strings.ReplaceAll(string(src), "\r", ""), "\n")
	d := diag.Diagnostic{Pos: diag.Pos{Path: path}, Rule: "unclosed-front-matter"}
	at := func(line int) diag.Diagnostic {
		d.Line, d.Col = line, 1
		if n := utf8.RuneCountInString(lines[line-1]); n > 0 {
			d.EndCol = 1 + n
		}
		return d
	}
	s := explain.Fence(lines, open)
	switch {
	case open == 0 && versionMark.MatchString(lines[0]):
		d.Rule, d.Message, d.Hint = "two-versions", twoVersions, keepOne
		return at(1)
	case open == 0:
		d.Rule, d.Message, d.Hint = "no-front-matter", "the file does not begin with front matter", s.Hint
		return at(1)
	case inner != 0 && closed == 0:
		d.Message = "this line of three hyphens is indented, and so does not end the front matter"
		d.Hint = "take the spaces away if the front matter ends here; if not, use other characters in the text"
		return at(inner)
	case inner != 0:
		d.Message = "this line of three hyphens is indented, and would end the front matter in the middle of a text"
		d.Hint = "take the spaces away if the front matter ends here; if not, use other characters in the text"
		return at(inner)
	case s.Line > 0:
		d.Message, d.Hint = s.Message, s.Hint
		return at(s.Line)
	}
	d.Message = "the front matter that begins here has no end"
	d.Hint = "put a line of three hyphens, and nothing else, after its last key"
	return at(open)
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
