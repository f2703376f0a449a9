package picture

import (
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

func (l line) String() string {
	var b strings.Builder
	for _, c := range l {
		b.WriteRune(c.char)
	}
	return b.String()
}

func TestBothFontsMeasureAsTheLayoutTakesThem(t *testing.T) {
	for _, f := range []*sfnt.Font{bold(), regular()} {
		var buf sfnt.Buffer
		m, err := f.Metrics(&buf, fixed.Int26_6(unitsPerEm), font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		if int(f.UnitsPerEm()) != unitsPerEm || int(m.CapHeight) != capHeight {
			t.Errorf("units per em %d, capitals %d, want %d, %d", f.UnitsPerEm(), m.CapHeight, unitsPerEm, capHeight)
		}
		for a := ' '; a < 0x250; a++ {
			for b := ' '; b < 0x7f; b++ {
				x, _ := f.GlyphIndex(&buf, a)
				y, _ := f.GlyphIndex(&buf, b)
				if k, err := f.Kern(&buf, x, y, fixed.Int26_6(unitsPerEm), font.HintingNone); err == nil && k != 0 {
					t.Fatalf("%c and %c are kerned by %d", a, b, k)
				}
			}
		}
	}
}

func TestTextIsWrappedInWholeWords(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		pixels, most int
		want         string
		fits         bool
	}{
		{"nothing", "", 100, 2, "", true},
		{"one line", "People who", 400, 1, "People who", true},
		{"two lines", "People who use services", 300, 2, "People who|use services", true},
		{"as many as there are", "People who use services", 170, 9, "People|who use|services", true},
		{"what no line may break", "People who use\u00a0services", 320, 9, "People who|use\u00a0services", true},
		{"too many lines", "People who use services", 300, 1, "People who…", false},
		{"cut at a whole word", "People whoever uses services", 300, 1, "People…", false},
		{"cut without a comma", "People, who use services", 240, 1, "People…", false},
		{"a word too wide", "Rhydyfelinuchaf", 200, 3, "Rhydyfe…", false},
		{"a word too wide after others", "In Rhydyfelinuchaf now", 200, 3, "In|Rhydyfe…", false},
		{"a word too wide, and no line for it", "In Rhydyfelinuchaf", 200, 1, "In…", false},
		{"no line at all", "People", 400, 0, "", false},
		{"nothing and no line", "", 400, -1, "", true},
		{"no room at all", "People", 1, 1, "…", false},
	} {
		const size = 40
		w := words(bold(), test.text)
		lines, fits := w.wrap(size, test.pixels, test.most)
		var got []string
		for _, l := range lines {
			got = append(got, l.String())
			if l.width(size) > test.pixels && test.pixels > 100 {
				t.Errorf("%s: %q is %d wide, want %d", test.name, l, l.width(size), test.pixels)
			}
		}
		if s := strings.Join(got, "|"); s != test.want || fits != test.fits {
			t.Errorf("%s: wrap = %q, %v, want %q, %v", test.name, s, fits, test.want, test.fits)
		}
	}
}

func TestAnAddressIsBrokenAfterASlash(t *testing.T) {
	p := parts(bold(), "example.org/opportunities/group/service-users/")
	lines, fits := p.wrap(40, 600, 2)
	if len(lines) != 2 || !fits || lines[0].String() != "example.org/opportunities/" || lines[1].String() != "group/service-users/" {
		t.Errorf("wrap = %v, %v", lines, fits)
	}
}

// What is not looked at of a long text must not have fitted.
func TestATextThatIsNotLookedAtWholeIsCut(t *testing.T) {
	for _, s := range []string{"'", "' ", "i ", "i", "l. "} {
		long := strings.Repeat(s, longest)
		w := words(regular(), long)
		if lines, fits := w.wrap(26, whole-margin, (bottom-top-2*room)/34); fits {
			t.Errorf("%d times %q fits in %d lines", longest, s, len(lines))
		}
	}
}
