// Package qr draws an address as a QR code for paper and pictures.
//
// It takes a text and gives the path of an SVG drawing, or its modules one by
// one; it knows nothing of pages. The library rsc.io/qr, whose only door this
// is, lays out the data and its error correction. That library takes one of the
// eight patterns which the standard offers to break up blank areas and false
// finders; this package draws all eight and keeps the one that the standard's
// rules find easiest to read.
//
// A code is printed about three centimetres wide, so it is never finer than a
// telephone can read at that size: a text too long for it is refused.
package qr

import (
	"fmt"
	"math"
	"math/bits"
	"sync"

	"rsc.io/qr/coding"
)

const (
	level      = coding.M          // a code is read with up to 15% of it hidden
	maxVersion = 11                // 61 modules, half a millimetre each in three centimetres
	maxSize    = 17 + 4*maxVersion // modules of the biggest code on a side
	masks      = 8                 // patterns that the standard offers
	quiet      = 4                 // blank modules that the standard asks for on each side
)

// A Code is a drawing in units of a module, its blank margin included.
type Code struct {
	Size int    // the width, and the height
	Path string // the path data of lines to be stroked one unit wide

	grid grid
}

// Black reports whether a module is black. The first is that of the margin's
// corner, at 0, 0; outside of the code there is none.
func (c *Code) Black(x, y int) bool {
	x, y = x-quiet, y-quiet
	return x >= 0 && y >= 0 && x < c.grid.size && y < c.grid.size && c.grid.rows[y]>>x&1 == 1
}

// Draw returns the code of a text, or an error when it would be too fine to
// read. It may be called by several goroutines at once.
func Draw(text string) (Code, error) {
	data := coding.String(text)
	for v := coding.Version(coding.MinVersion); v <= maxVersion; v++ {
		if data.Bits(v) > v.DataBytes(level)*8 {
			continue
		}
		var b coding.Bits
		data.Encode(&b, v)
		b.AddCheckBytes(v, level)
		g := frames[v]().clearest(b.Bytes())
		return Code{Size: g.size + 2*quiet, Path: g.path(), grid: g}, nil
	}
	return Code{}, fmt.Errorf("draw QR code: %d bytes are too many to be read from paper", len(text))
}

// A frame is what all codes of one version share.
type frame struct {
	blank sides        // a code without a bit set, under the first mask
	bits  []place      // where each bit stands
	turn  [masks]sides // what each mask inverts of a code under the first
}

// A place is a module of a code.
type place struct{ x, y uint8 }

// frames are made when first asked for, since most sites need two or three.
var frames = func() (list [maxVersion + 1]func() *frame) {
	for v := coding.Version(coding.MinVersion); v <= maxVersion; v++ {
		list[v] = sync.OnceValue(func() *frame { return newFrame(v) })
	}
	return list
}()

func newFrame(v coding.Version) *frame {
	f := new(frame)
	for mask := range masks {
		plan, err := coding.NewPlan(v, level, coding.Mask(mask))
		if err != nil {
			panic(fmt.Sprintf("qr: version %v: %v", v, err))
		}
		g := gridOf(len(plan.Pixel), func(x, y int) bool { return plan.Pixel[y][x]&coding.Black != 0 })
		if mask == 0 {
			f.blank = sidesOf(g)
			f.bits = placesOf(plan)
		}
		f.turn[mask] = sidesOf(g.inverted(&f.blank.down))
	}
	return f
}

// placesOf returns where each bit of a code stands.
func placesOf(plan *coding.Plan) []place {
	list := make([]place, 8*(plan.DataBytes+plan.CheckBytes))
	for y, row := range plan.Pixel {
		for x, p := range row {
			if role := p.Role(); role == coding.Data || role == coding.Check {
				list[p.Offset()] = place{uint8(x), uint8(y)}
			}
		}
	}
	return list
}

// clearest returns the code of some bytes under the mask that has the least
// against it.
func (f *frame) clearest(data []byte) grid {
	first := f.filled(data)
	best, least := 0, math.MaxInt
	for mask := range masks {
		turn := &f.turn[mask]
		s := sides{first.down.inverted(&turn.down), first.across.inverted(&turn.across)}
		if p := s.penalty(); p < least {
			best, least = mask, p
		}
	}
	return first.down.inverted(&f.turn[best].down)
}

// filled returns the code of some bytes under the first mask.
func (f *frame) filled(data []byte) sides {
	s := f.blank
	for i, b := range data {
		for ; b != 0; b &= b - 1 {
			at := f.bits[8*i+bits.LeadingZeros8(b&-b)]
			s.down.rows[at.y] ^= 1 << at.x
			s.across.rows[at.x] ^= 1 << at.y
		}
	}
	return s
}

// sides are a grid, and the same with its columns for rows.
type sides struct{ down, across grid }

func sidesOf(g grid) sides { return sides{g, g.transposed()} }

// A grid is a code's modules. Bit x of a row is column x; black is 1.
type grid struct {
	size int
	rows [maxSize]uint64
}

func gridOf(size int, black func(x, y int) bool) grid {
	g := grid{size: size}
	for y := range size {
		for x := range size {
			if black(x, y) {
				g.rows[y] |= 1 << x
			}
		}
	}
	return g
}

// inverted returns the grid with the modules of another turned over.
func (g *grid) inverted(by *grid) grid {
	out := grid{size: g.size}
	for y := range g.size {
		out.rows[y] = g.rows[y] ^ by.rows[y]
	}
	return out
}

// penalty counts what makes a code hard to read, with the standard's weights.
func (s *sides) penalty() int {
	g := &s.down
	sum, black := 0, 0
	for i := range g.size {
		sum += linePenalty(g.rows[i], g.size) + linePenalty(s.across.rows[i], g.size)
		black += bits.OnesCount64(g.rows[i])
		if i > 0 {
			// Squares of four alike.
			a, b := g.rows[i-1], g.rows[i]
			alike := ^(a ^ b) & ^(a ^ a>>1) & ^(b ^ b>>1)
			sum += 3 * bits.OnesCount64(alike&(1<<(g.size-1)-1))
		}
	}
	// Every full twentieth away from an even share of black and white.
	all := g.size * g.size
	return sum + 10*(abs(2*black-all)*10/all)
}

// linePenalty counts, in a row or column, runs of five or more alike and what
// looks like a finder pattern with four blank modules beside it.
func linePenalty(line uint64, size int) int {
	two := ^(line ^ line>>1) & (1<<(size-1) - 1) // bit x: it and the next are alike
	three := two & (two >> 1)
	five := three & (three >> 2)
	sum := bits.OnesCount64(five) + 2*bits.OnesCount64(five&^(five<<1))
	// The margin is blank too, and counts.
	l := line << 4
	finder := l & (l >> 2) & (l >> 3) & (l >> 4) & (l >> 6) &^ (l >> 1) &^ (l >> 5)
	blankAfter := ^(l >> 7) & ^(l >> 8) & ^(l >> 9) & ^(l >> 10)
	blankBefore := ^(l << 1) & ^(l << 2) & ^(l << 3) & ^(l << 4)
	return sum + 40*bits.OnesCount64(finder&(blankAfter|blankBefore))
}

func (g *grid) transposed() grid {
	out := grid{size: g.size}
	for y := range g.size {
		for l := g.rows[y]; l != 0; l &= l - 1 {
			out.rows[bits.TrailingZeros64(l)] |= 1 << y
		}
	}
	return out
}

// path draws each run of black modules as one line through their middle.
func (g *grid) path() string {
	d := make([]byte, 0, 4<<10) // more than most drawings take
	for y := range g.size {
		at := 0
		for x := 0; ; {
			if x += bits.TrailingZeros64(g.rows[y] >> x); x >= g.size {
				break
			}
			run := bits.TrailingZeros64(^(g.rows[y] >> x))
			if at == 0 {
				d = append(d, 'M')
				d = appendNumber(d, x+quiet)
				d = append(d, ' ')
				d = appendNumber(d, y+quiet)
				d = append(d, ".5h"...)
			} else {
				d = append(d, 'm')
				d = appendNumber(d, x-at)
				d = append(d, " 0h"...)
			}
			d = appendNumber(d, run)
			x += run
			at = x
		}
	}
	return string(d)
}

// appendNumber writes a number of at most two digits, as all are in a drawing of
// at most maxSize modules.
func appendNumber(d []byte, n int) []byte {
	if n >= 10 {
		d = append(d, byte('0'+n/10))
	}
	return append(d, byte('0'+n%10))
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
