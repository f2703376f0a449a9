package picture

import (
	"encoding/json"
	"fmt"
	"image/color"
	"math"
	"os"
	"testing"

	"involve/internal/view"
)

// contrast returns the contrast of two colours as WCAG counts it.
func contrast(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		part := func(v uint32) float64 {
			s := float64(v) / 0xffff
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestLettersStandOutFromTheirGround(t *testing.T) {
	for name := range schemes {
		p := palette(name)
		for _, in := range []ink{inDark, onWhite, onBrand} {
			if got := contrast(p[in.letter], p[in.ground]); got < 4.5 {
				t.Errorf("%s: the contrast of %v is %.2f, want 4.5", name, in, got)
			}
		}
		if got := contrast(p[dark], p[white]); got < 10 {
			t.Errorf("%s: the contrast of a code is %.2f, want 10", name, got)
		}
	}
}

func TestColoursAreThoseOfTheTheme(t *testing.T) {
	data, err := os.ReadFile("../../themes/nhs/theme.json")
	if err != nil {
		t.Fatal(err)
	}
	var theme struct {
		Brands map[string]struct{ Colour string }
	}
	if err := json.Unmarshal(data, &theme); err != nil {
		t.Fatal(err)
	}
	if got, want := len(schemes), len(theme.Brands); got != want {
		t.Errorf("there are %d schemes, and the theme has %d brands", got, want)
	}
	for name, b := range theme.Brands {
		c := palette(name)[brand].(color.RGBA)
		if got := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B); got != b.Colour {
			t.Errorf("%s is %s, want the theme's %s", name, got, b.Colour)
		}
	}
}

func TestABrandThatIsNotKnownIsNeutral(t *testing.T) {
	neutral := string(Draw(usual(func(p *view.Picture) { p.Brand = "neutral" })))
	for _, test := range []struct {
		brand string
		want  bool
	}{{"", true}, {"ours", true}, {"nhs", false}} {
		if got := string(Draw(usual(func(p *view.Picture) { p.Brand = test.brand }))) == neutral; got != test.want {
			t.Errorf("%q looks neutral: %v, want %v", test.brand, got, test.want)
		}
	}
}
