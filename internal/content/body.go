package content

import (
	"strings"

	"involve/internal/diag"
)

// A Body is a page's text, read once: HTML with holes for what other files
// decide (addresses, sizes), and the places of everything that has to be
// checked against them. The zero Body is an empty text.
type Body struct {
	Headings []Heading
	Refs     []Ref
	Markup   string // HTML without what fills the holes
	Holes    []Hole // in the order of the text
}

// A Heading is one heading of a body.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
	diag.Place
}

// A Ref is what a link or an image in a body points at, as its author wrote it.
type Ref struct {
	To string
	diag.Place
	Image bool
}

// A Hole is a place in a body's HTML that waits for something of a Ref.
type Hole struct {
	At   int32 // offset in Body.Markup
	Ref  int32 // index in Body.Refs
	Part Part
}

// A Part is what goes into a [Hole].
type Part uint8

// Address is the value of href or src, without quotes. Note is what a link to
// a document says of it, such as " (PDF, 126KB)". Size is the width and height
// attributes of an image with a leading space.
const (
	Address Part = iota
	Note
	Size
)

// A Filling is what fills the holes of one Ref. Its strings are HTML.
type Filling struct {
	Address, Note, Size string
}

// IsEmpty reports whether the body has no text.
func (b *Body) IsEmpty() bool {
	return len(b.Holes) == 0 && strings.TrimSpace(b.Markup) == ""
}

// HTML returns the body with every hole filled. It asks fill once for each Ref
// and is safe for use by several goroutines.
func (b *Body) HTML(fill func(Ref) Filling) string {
	if len(b.Holes) == 0 {
		return b.Markup
	}
	fillings := make([]Filling, len(b.Refs))
	size := len(b.Markup)
	for i, r := range b.Refs {
		fillings[i] = fill(r)
		size += len(fillings[i].Address) + len(fillings[i].Note) + len(fillings[i].Size)
	}
	var out strings.Builder
	out.Grow(size)
	from := int32(0)
	for _, h := range b.Holes {
		out.WriteString(b.Markup[from:h.At])
		from = h.At
		f := fillings[h.Ref]
		switch h.Part {
		case Address:
			out.WriteString(f.Address)
		case Note:
			out.WriteString(f.Note)
		case Size:
			out.WriteString(f.Size)
		}
	}
	out.WriteString(b.Markup[from:])
	return out.String()
}
