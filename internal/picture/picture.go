// Package picture draws the pictures that are posted where feeds do not reach:
// on noticeboards, in newsletters and in group chats.
//
// It takes a [view.Picture] and gives a PNG: the site's title in a band above,
// who it is for and a sentence at the left, the QR code at the right, and the
// address in a band below. Equal views give equal bytes.
//
// Text of any kind and length is safe. It is wrapped in whole words, shrinks by
// steps, and ends in an ellipsis when it is too long even so. It is set with the
// Go fonts, which have the letters of Europe, and without shaping: text with a
// letter that they lack is left out as a whole, for half a name is another name.
// An address is never cut, since nobody could type it; what the code holds and
// what can be typed are there whatever becomes of the rest.
package picture

import (
	"bytes"
	"image"
	"image/png"

	"involve/internal/qr"
	"involve/internal/view"
)

const (
	margin = 64 // left and right of all text

	top    = 116 // where the band above ends
	bottom = 510 // where the band below begins
	room   = 36  // blank between a band and the text

	codeMax  = 384            // the widest that a code is, with its blank margin
	codeEdge = margin / 2     // beside it; its margin takes the rest
	column   = margin + 712   // where the text ends beside a code
	whole    = width - margin // where it ends with nothing beside it

	width  = view.PictureWidth
	height = view.PictureHeight
)

// What is said of the address and the code.
const (
	scanOrGo = "Scan the code, or go to"
	scanOnly = "Scan the code"
	goOnly   = "Go to"
)

// Draw returns a picture as a PNG. It may be called by several goroutines at
// once.
func Draw(p *view.Picture) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, paint(p)); err != nil {
		panic("picture: " + err.Error()) // a buffer takes everything
	}
	return b.Bytes()
}

func paint(p *view.Picture) *image.Paletted {
	c := newCanvas(p.Brand)
	c.fill(image.Rect(0, 0, width, top), brand)
	c.fill(image.Rect(0, bottom, width, height), brand)
	c.title(p.Site, c.note(p.Note))
	heading, sentence := words(bold(), p.Heading), words(regular(), p.Text)
	code, err := qr.Draw(p.Code)
	coded := err == nil && p.Code != ""
	end := whole
	if coded {
		c.code(&code, len(heading.words)+len(sentence.words) == 0)
		end = column
	}
	c.body(&heading, &sentence, end)
	c.address(p.Address, coded)
	return c.image
}

// note draws a box at the right of the band above, and returns where what
// stands before it must end.
func (c *canvas) note(s string) int {
	const size, tall, side, most = 28, 52, 18, 300
	t := words(bold(), s)
	lines, _ := t.wrap(size, most, 1)
	if len(lines) == 0 {
		return whole
	}
	box := image.Rect(whole-lines[0].width(size)-2*side, (top-tall)/2, whole, (top+tall)/2)
	c.fill(box, white)
	text := box
	text.Min.X += side
	c.set(t.font, lines, size, size, text, onWhite)
	return box.Min.X - margin/2
}

// title draws the site's title in the band above.
func (c *canvas) title(s string, end int) {
	t := words(bold(), s)
	sizes := []int{40, 36, 32, 28}
	for i, size := range sizes {
		lines, fits := t.wrap(size, end-margin, 1)
		if fits || i == len(sizes)-1 {
			c.set(t.font, lines, size, size, image.Rect(margin, 0, end, top), onBrand)
			return
		}
	}
}

// code draws a code at the right, or in the middle when it is alone.
func (c *canvas) code(code *qr.Code, alone bool) {
	at, module := placeOf(code, alone)
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				px := at.Add(image.Pt(x, y).Mul(module))
				c.fill(image.Rectangle{px, px.Add(image.Pt(module, module))}, dark)
			}
		}
	}
}

// placeOf returns where a code begins, its blank margin included, and how many
// pixels wide a module is.
func placeOf(code *qr.Code, alone bool) (at image.Point, module int) {
	module = codeMax / code.Size
	side := module * code.Size
	at = image.Pt(width-codeEdge-side, (top+bottom-side)/2)
	if alone {
		at.X = (width - side) / 2
	}
	return at, module
}

// body draws the heading and the sentence, as large as there is room for.
func (c *canvas) body(heading, sentence *text, end int) {
	area := image.Rect(margin, top+room, end, bottom-room)
	steps := []struct{ heading, sentence int }{{84, 38}, {76, 36}, {68, 34}, {60, 32}, {52, 30}, {46, 28}, {40, 26}}
	for i, step := range steps {
		last := i == len(steps)-1
		tall, under, gap := step.heading*9/8, step.sentence*4/3, step.sentence*2/3
		most := area.Dy() / tall
		if last && len(sentence.words) > 0 {
			most /= 2
		}
		if len(heading.words) == 0 || len(sentence.words) == 0 {
			gap = 0
		}
		above, fits := heading.wrap(step.heading, area.Dx(), most)
		used := len(above)*tall + gap
		below, also := sentence.wrap(step.sentence, area.Dx(), (area.Dy()-used)/under)
		if !last && !(fits && also) {
			continue
		}
		area.Min.Y += (area.Dy() - used - len(below)*under) / 2
		area.Max.Y = area.Min.Y + len(above)*tall
		c.set(heading.font, above, step.heading, tall, area, inDark)
		area.Min.Y = area.Max.Y + gap
		area.Max.Y = area.Min.Y + len(below)*under
		c.set(sentence.font, below, step.sentence, under, area, inDark)
		return
	}
}

// address draws the address in the band below, in two lines if need be, and what
// to do with it and the code. It leaves out an address that is too long to be
// typed.
func (c *canvas) address(s string, coded bool) {
	area := image.Rect(margin, bottom, whole, height)
	t := parts(bold(), s)
	for _, step := range []struct{ size, lines int }{{40, 1}, {36, 1}, {32, 1}, {28, 1}, {24, 1}, {24, 2}} {
		lines, fits := t.wrap(step.size, area.Dx(), step.lines)
		if !fits || len(lines) == 0 {
			continue
		}
		const size, tall = 26, 36
		each := step.size * 5 / 4
		area.Min.Y += (area.Dy() - tall - len(lines)*each) / 2
		area.Max.Y = area.Min.Y + tall
		if coded {
			c.say(scanOrGo, size, area)
		} else {
			c.say(goOnly, size, area)
		}
		area.Min.Y = area.Max.Y
		area.Max.Y = area.Min.Y + len(lines)*each
		c.set(t.font, lines, step.size, each, area, onBrand)
		return
	}
	if coded {
		c.say(scanOnly, 36, area)
	}
}

// say draws words of our own in the band below, which fit.
func (c *canvas) say(s string, size int, area image.Rectangle) {
	t := words(regular(), s)
	lines, _ := t.wrap(size, area.Dx(), 1)
	c.set(t.font, lines, size, size, area, onBrand)
}
