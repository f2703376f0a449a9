package picture

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Both fonts measure in these units, so widths at any size follow from one
// measurement. They have no kerning.
const (
	unitsPerEm = 2048
	capHeight  = 1480
)

// longest is how many letters of a text are looked at. A picture has no room for
// so many, were they all the narrowest.
const longest = 3000

var (
	bold    = sync.OnceValue(func() *sfnt.Font { return parse(gobold.TTF) })
	regular = sync.OnceValue(func() *sfnt.Font { return parse(goregular.TTF) })
)

func parse(ttf []byte) *sfnt.Font {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic("picture: " + err.Error()) // the fonts are in the program
	}
	return f
}

// A text is words to be set in one font.
type text struct {
	font  *sfnt.Font
	words []line
	gap   line // between two words of a line
	dots  line // the ellipsis of a text that is cut
}

// A line is letters beside each other.
type line []letter

type letter struct {
	char rune
	wide int // in the font's units
}

// width returns how many pixels a line takes at a size.
func (l line) width(size int) int { return (l.units()*size + unitsPerEm - 1) / unitsPerEm }

func (l line) units() (sum int) {
	for _, c := range l {
		sum += c.wide
	}
	return sum
}

// words makes a text of the words between blanks. It has none when a letter is
// missing from the font.
func words(f *sfnt.Font, s string) text {
	t := newText(f, strings.FieldsFunc(printable(s), func(c rune) bool { return c == ' ' }))
	t.gap = t.measure(" ")
	return t
}

// parts makes a text of an address, which may be broken after a slash.
func parts(f *sfnt.Font, s string) text {
	return newText(f, strings.SplitAfter(strings.Join(strings.Fields(printable(s)), ""), "/"))
}

func newText(f *sfnt.Font, list []string) text {
	t := text{font: f}
	t.dots = t.measure("…")
	for _, s := range list {
		w := t.measure(s)
		if w == nil {
			return text{font: f}
		}
		if len(w) > 0 {
			t.words = append(t.words, w)
		}
	}
	return t
}

// measure returns a line of some letters, or nil when the font lacks one that
// matters. A symbol that it lacks, as most emoji, is passed over.
func (t *text) measure(s string) line {
	var buf sfnt.Buffer
	l := line{}
	for _, c := range s {
		i, err := t.font.GlyphIndex(&buf, c)
		if err != nil || i == 0 {
			if unicode.IsSymbol(c) {
				continue
			}
			return nil
		}
		wide, err := t.font.GlyphAdvance(&buf, i, fixed.Int26_6(unitsPerEm), font.HintingNone)
		if err != nil {
			return nil
		}
		l = append(l, letter{c, int(wide)})
	}
	return l
}

// printable returns a text without what is never seen: control characters,
// marks of direction, joiners and styles of emoji, bytes that are no text. Every
// blank becomes a space, but those at which no line may be broken.
func printable(s string) string {
	n := 0
	return strings.Map(func(c rune) rune {
		if n++; n > longest {
			return -1
		}
		switch {
		case c == '\u00a0' || c == '\u202f':
			return '\u00a0'
		case unicode.IsSpace(c):
			return ' '
		case c == '\u2010' || c == '\u2011': // hyphens that the fonts lack
			return '-'
		case c == unicode.ReplacementChar || !unicode.IsGraphic(c) || unicode.Is(unicode.Variation_Selector, c) || unicode.Is(unicode.Me, c):
			return -1
		}
		return c
	}, s)
}

// wrap breaks a text of a size into lines of at most so many pixels. fits is
// false when it took more lines than allowed, or a word is wider than one; the
// text is then cut.
func (t *text) wrap(size, pixels, most int) (lines []line, fits bool) {
	if most <= 0 {
		return nil, len(t.words) == 0
	}
	limit := pixels * unitsPerEm / size
	var now line
	for _, w := range t.words {
		with := w
		if now != nil {
			with = append(append(now[:len(now):len(now)], t.gap...), w...)
		}
		if with.units() <= limit {
			now = with
			continue
		}
		if now != nil {
			if lines = append(lines, now); len(lines) == most {
				lines[most-1] = t.cut(now, limit)
				return lines, false
			}
		}
		if now = w; w.units() > limit {
			return append(lines, t.cut(w, limit)), false
		}
	}
	if now != nil {
		lines = append(lines, now)
	}
	return lines, true
}

// cut makes room for an ellipsis at the end of a line: by whole words, or by
// letters when there is only one.
func (t *text) cut(l line, limit int) line {
	n, units := 0, t.dots.units()
	for n < len(l) && units+l[n].wide <= limit {
		units += l[n].wide
		n++
	}
	if n < len(l) {
		for i := n; i > 0; i-- {
			if l[i].char == ' ' {
				n = i
				break
			}
		}
	}
	for n > 0 && strings.ContainsRune(" ,;:.-–—", l[n-1].char) {
		n--
	}
	return append(l[:n:n], t.dots...)
}
