package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"

	"involve/internal/qr"
	"involve/internal/view"
)

const listing = "involvement.example.nhs.uk/opportunities/group/service-users/"

// usual returns a picture as a site has it, with a change.
func usual(change func(*view.Picture)) *view.Picture {
	p := &view.Picture{
		Site: "Involving people and communities", Heading: "People who use services",
		Text:    "You use, or may one day use, the service yourself. Have your say.",
		Address: listing, Code: "https://" + listing, Brand: "nhs", Note: "Example",
	}
	if change != nil {
		change(p)
	}
	return p
}

// hostile are texts that a picture must bear.
var hostile = []string{
	"", " ", "\x00", "\xff\xfe", "\r\n\t\v", "Carers\x00\x1b[31m\x7f", "\u202eCarers\u202c", "\ufeff\u200b\u200d\ufe0f", "…", ".,;:",
	"مقدمو الرعاية", "照顾者", "💙👩‍👩‍👧", "Carers 💙 مقدمو", "e\u0301\u0301\u0301", "]]><script>", "=cmd()", "\ufffd", "fi\ufb01 \ue000",
	strings.Repeat("a", 10_000), strings.Repeat("W", 10_000), strings.Repeat("a ", 5_000), strings.Repeat("' ", 5_000), strings.Repeat("\u0301", 10_000),
	strings.Repeat("Ŵg/", 3_400), strings.Repeat("/", 10_000), strings.Repeat("wide word, ", 900), strings.Repeat("💙", 10_000), strings.Repeat(" ", 10_000),
}

func TestEveryTextIsBorneAndNothingRunsOut(t *testing.T) {
	for i, s := range hostile {
		for name, change := range map[string]func(*view.Picture){
			"all": func(p *view.Picture) {
				p.Site, p.Heading, p.Text, p.Address, p.Code, p.Brand, p.Note = s, s, s, s, s, s, s
			},
			"site":    func(p *view.Picture) { p.Site = s },
			"heading": func(p *view.Picture) { p.Heading = s },
			"text":    func(p *view.Picture) { p.Text = s },
			"both":    func(p *view.Picture) { p.Heading, p.Text = s, s },
			"address": func(p *view.Picture) { p.Address, p.Code = s, s },
			"note":    func(p *view.Picture) { p.Note = s },
		} {
			if stray := strays(paint(usual(change))); stray != "" {
				t.Errorf("text %d as %s: %s", i, name, stray)
			}
		}
	}
}

func TestAPictureIsOfTheSizeThatSocialNetworksAskFor(t *testing.T) {
	p, err := png.Decode(bytes.NewReader(Draw(usual(nil))))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Bounds(), image.Rect(0, 0, 1200, 630); got != want {
		t.Errorf("Draw is %v, want %v", got, want)
	}
	if got, want := p.(*image.Paletted).Pix, paint(usual(nil)).Pix; !bytes.Equal(got, want) {
		t.Errorf("Draw is another picture than was painted")
	}
}

// strays returns what stands where only the ground should be.
func strays(p *image.Paletted) string {
	const edge, reach = 4, 16 // blank around a band, and what a letter reaches out of its line
	for y := range height {
		ground, body := uint8(brand), y >= top && y < bottom
		if body {
			ground = white
		}
		near := min(y, height-1-y, max(top-1-y, y-top), max(bottom-1-y, y-bottom)) < edge
		for x := range width {
			c := p.Pix[p.PixOffset(x, y)]
			switch outside := x < margin-reach || x >= whole+reach; {
			case c == ground:
			case body && c > white:
				return fmt.Sprintf("colour %d on white at %d, %d", c, x, y)
			case !body && c < white:
				return fmt.Sprintf("colour %d on a band at %d, %d", c, x, y)
			case near || outside:
				return fmt.Sprintf("something at %d, %d", x, y)
			}
		}
	}
	return ""
}

func TestACodeIsDrawnModuleByModuleInABlankMargin(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("x", 231)
	for _, test := range []struct {
		name   string
		change func(*view.Picture)
		least  int
	}{
		{"usual", nil, 8},
		{"neutral", func(p *view.Picture) { p.Brand = "neutral" }, 8},
		{"short", func(p *view.Picture) { p.Code = "https://a.uk/" }, 11},
		{"the longest", func(p *view.Picture) { p.Code = long }, 5},
		{"beside much text", func(p *view.Picture) { p.Heading, p.Text = strings.Repeat("W", 900), strings.Repeat("wide ", 900) }, 8},
		{"alone", func(p *view.Picture) { p.Heading, p.Text = "", "照顾者" }, 8},
	} {
		p := usual(test.change)
		code, err := qr.Draw(p.Code)
		if err != nil {
			t.Fatal(err)
		}
		at, module := placeOf(&code, test.name == "alone")
		if module < test.least {
			t.Errorf("%s: a module is %d pixels wide, want %d", test.name, module, test.least)
		}
		image := paint(p)
		wrong := 0
		for y := range code.Size * module {
			for x := range code.Size * module {
				want := uint8(white)
				if code.Black(x/module, y/module) {
					want = dark
				}
				if got := image.ColorIndexAt(at.X+x, at.Y+y); got != want {
					wrong++
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d pixels of the code are wrong", test.name, wrong)
		}
	}
}

func TestTheCodeMovesToTheMiddleWhenThereIsNoText(t *testing.T) {
	p := paint(usual(func(p *view.Picture) { p.Heading, p.Text = "مقدمو الرعاية", "" }))
	first, last := width, 0
	for y := top; y < bottom; y++ {
		for x := range width {
			if p.ColorIndexAt(x, y) == dark {
				first, last = min(first, x), max(last, x)
			}
		}
	}
	if off := first + last + 1 - width; off < -1 || off > 1 {
		t.Errorf("the code stands from %d to %d, want the middle", first, last)
	}
}

func TestWhatCannotBeSetIsLeftOut(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"Arabic", "مقدمو الرعاية", ""},
		{"Hebrew", "מטפלים", ""},
		{"Chinese", "照顾者", ""},
		{"one word of many", "Carers (照顾者) and friends", ""},
		{"an accent of its own", "Cafe\u0301", ""},
		{"an emoji", "Carers 💙", "Carers"},
		{"a family", "👩‍👩‍👧 Carers", "Carers"},
		{"a keycap", "1\ufe0f\u20e3 day", "1 day"},
		{"controls", "Ca\x00r\x1bers\x7f", "Carers"},
		{"no UTF-8", "Carers\xff", "Carers"},
		{"direction", "\u202eCarers\u202c\u200f", "Carers"},
		{"blanks", " Carers\r\n\tand\u2003friends\u2028", "Carers and friends"},
		{"a narrow blank", "5\u202fpm", "5\u00a0pm"},
		{"hyphens", "Co\u2010op\u2011er", "Co-op-er"},
	} {
		for field, set := range map[string]func(*view.Picture, string){
			"site":    func(p *view.Picture, s string) { p.Site = s },
			"heading": func(p *view.Picture, s string) { p.Heading = s },
			"text":    func(p *view.Picture, s string) { p.Text = s },
			"note":    func(p *view.Picture, s string) { p.Note = s },
		} {
			got := paint(usual(func(p *view.Picture) { set(p, test.text) }))
			want := paint(usual(func(p *view.Picture) { set(p, test.want) }))
			if !bytes.Equal(got.Pix, want.Pix) {
				t.Errorf("%s as %s is not drawn like %q", test.name, field, test.want)
			}
		}
	}
}

func TestLettersOfEuropeAreDrawn(t *testing.T) {
	for _, s := range []string{"Gofalwyr ŵ ŷ Ŵ", "Zażółć gęślą jaźń", "Çığ", "Ελληνικά", "Українська", "£5 – “all” ‘of’ it… 50% @ A&E"} {
		if len(words(bold(), s).words) == 0 || len(words(regular(), s).words) == 0 {
			t.Errorf("words(%q) has none", s)
		}
	}
}

func TestAnAddressIsWholeOrNotThere(t *testing.T) {
	is := func(address string) []byte { return paint(usual(func(p *view.Picture) { p.Address = address })).Pix }
	none := is("")
	for _, test := range []struct {
		name, address string
		want          bool
	}{
		{"usual", listing, true},
		{"two lines", listing + "stage/commissioning-and-delivery/area/midshire/", true},
		{"too long for two", strings.Repeat(listing, 4), false},
		{"a part too long for a line", "example.org/" + strings.Repeat("x", 120), false},
		{"a letter is missing", "例え.example/", false},
	} {
		if got := !bytes.Equal(is(test.address), none); got != test.want {
			t.Errorf("%s: the address is drawn: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestWithoutACodeTheTextHasTheWholeWidth(t *testing.T) {
	last := func(code, heading string) (x int) {
		p := paint(usual(func(p *view.Picture) { p.Code, p.Heading, p.Text = code, heading, "" }))
		for i, c := range p.Pix[:bottom*width] {
			if c < white {
				x = max(x, i%width)
			}
		}
		return x
	}
	wide := strings.Repeat("Wide words ", 5)
	for _, code := range []string{"", strings.Repeat("a", 252)} {
		if got := last(code, ""); got != 0 {
			t.Errorf("a code of %d bytes: something at %d, want nothing", len(code), got)
		}
		if got := last(code, wide); got < column || got > whole {
			t.Errorf("a code of %d bytes: text ends at %d, want more than %d", len(code), got, column)
		}
	}
}

func TestEqualPicturesAreEqualBytes(t *testing.T) {
	want := Draw(usual(nil))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := Draw(usual(nil)); !bytes.Equal(got, want) {
				t.Errorf("drawn again it is other bytes")
			}
		})
	}
	wait.Wait()
}

func TestPicturesAreSmall(t *testing.T) {
	for name, change := range map[string]func(*view.Picture){
		"usual":   nil,
		"neutral": func(p *view.Picture) { p.Brand = "neutral" },
		"long": func(p *view.Picture) {
			p.Heading = "Community and voluntary organisations in Midshire and Eastvale"
			p.Text = strings.Repeat("You want to help shape plans, policy and priorities. ", 3)
		},
	} {
		if got := len(Draw(usual(change))); got > 25_000 {
			t.Errorf("%s: %d bytes, want at most 25,000", name, got)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	p := usual(nil)
	for b.Loop() {
		Draw(p)
	}
}
