package picture

import (
	"image"
	"image/color"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The colours of a picture are 16, which keeps its file small: the dark one of
// text and codes, steps from it to white, and steps from there to the brand's
// own. The edge of a letter takes the steps between its colour and its ground.
const (
	dark  = 0
	white = 7
	brand = 15
)

// An ink is what letters are drawn in, and the ground they stand on.
type ink struct{ ground, letter int }

var (
	inDark  = ink{white, dark}
	onWhite = ink{white, brand}
	onBrand = ink{brand, white}
)

// A scheme is the colours of a brand.
type scheme struct{ dark, brand color.RGBA }

// schemes are by brand, and the colours those of the theme.
var schemes = map[string]scheme{
	"nhs":     {color.RGBA{0x21, 0x2b, 0x32, 0xff}, color.RGBA{0x00, 0x5e, 0xb8, 0xff}},
	"neutral": {color.RGBA{0x2b, 0x23, 0x26, 0xff}, color.RGBA{0x5b, 0x23, 0x50, 0xff}},
}

// palette returns the colours of a brand, and those of neutral when it is not
// known.
func palette(name string) color.Palette {
	s, known := schemes[name]
	if !known {
		s = schemes["neutral"]
	}
	p := make(color.Palette, brand+1)
	for i := range p {
		if i <= white {
			p[i] = between(s.dark, color.RGBA{0xff, 0xff, 0xff, 0xff}, i, white)
		} else {
			p[i] = between(color.RGBA{0xff, 0xff, 0xff, 0xff}, s.brand, i-white, brand-white)
		}
	}
	return p
}

// between returns the nth of all steps from one colour to another.
func between(from, to color.RGBA, n, all int) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(all-n) + int(b)*n + all/2) / all) }
	return color.RGBA{mix(from.R, to.R), mix(from.G, to.G), mix(from.B, to.B), 0xff}
}

// A canvas is a picture that is being drawn.
type canvas struct{ image *image.Paletted }

func newCanvas(name string) *canvas {
	c := &canvas{image.NewPaletted(image.Rect(0, 0, width, height), palette(name))}
	c.fill(c.image.Rect, white)
	return c
}

func (c *canvas) fill(r image.Rectangle, colour int) {
	r = r.Intersect(c.image.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.image.Pix[c.image.PixOffset(r.Min.X, y):][:r.Dx()]
		for i := range row {
			row[i] = uint8(colour)
		}
	}
}

// set draws lines of one height below each other, the block of them in the
// middle of an area, and each from its left edge on.
func (c *canvas) set(f *sfnt.Font, lines []line, size, tall int, area image.Rectangle, in ink) {
	// At 72 dots an inch a point is a pixel.
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("picture: " + err.Error()) // the fonts are in the program
	}
	y := area.Min.Y + (area.Dy()-len(lines)*tall)/2
	for _, l := range lines {
		// Capitals stand in the middle of a line.
		base := fixed.I(y + (tall+size*capHeight/unitsPerEm)/2)
		units := 0
		for _, g := range l {
			x := fixed.I(area.Min.X) + fixed.Int26_6(units*size*64/unitsPerEm)
			if r, mask, from, _, ok := face.Glyph(fixed.Point26_6{X: x, Y: base}, g.char); ok {
				c.stamp(r, mask.(*image.Alpha), from, in)
			}
			units += g.wide
		}
		y += tall
	}
}

// stamp draws one letter where it covers more than what is there.
func (c *canvas) stamp(r image.Rectangle, mask *image.Alpha, from image.Point, in ink) {
	step, all := 1, in.letter-in.ground
	if all < 0 {
		step, all = -1, -all
	}
	inside := r.Intersect(c.image.Rect)
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		to := c.image.Pix[c.image.PixOffset(inside.Min.X, y):][:inside.Dx()]
		cover := mask.Pix[mask.PixOffset(inside.Min.X-r.Min.X+from.X, y-r.Min.Y+from.Y):]
		for i := range to {
			n := (int(cover[i])*all + 127) / 255
			if n > (int(to[i])-in.ground)*step {
				to[i] = uint8(in.ground + n*step)
			}
		}
	}
}
