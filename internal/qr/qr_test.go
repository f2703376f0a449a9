package qr

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr/coding"
)

const address = "https://taking-part.example.nhs.uk/opportunities/kidney-care-panel/"

// modules draws a path again, row by row, in black (#) and white (.).
func modules(t *testing.T, c Code) []string {
	t.Helper()
	rows := make([][]byte, c.Size)
	for y := range rows {
		rows[y] = []byte(strings.Repeat(".", c.Size))
	}
	x, y := 0, 0
	for i, d := 0, c.Path; i < len(d); {
		end := i + 1 + strings.IndexAny(d[i+1:]+"M", "Mmh")
		var dx, dy int
		var err error
		switch step := d[i:end]; step[0] {
		case 'M':
			_, err = fmt.Sscanf(step, "M%d %d.5", &x, &y)
		case 'm':
			_, err = fmt.Sscanf(step, "m%d %d", &dx, &dy)
			x, y = x+dx, y+dy
		case 'h':
			_, err = fmt.Sscanf(step, "h%d", &dx)
			for range dx {
				rows[y][x] = '#'
				x++
			}
		default:
			t.Fatalf("path has %q, which is no step", step)
		}
		if err != nil {
			t.Fatalf("path: %q: %v", d[i:end], err)
		}
		i = end
	}
	lines := make([]string, c.Size)
	for y := range rows {
		lines[y] = string(rows[y])
	}
	return lines
}

func TestACodeHasThreeFindersInABlankMargin(t *testing.T) {
	finder := []string{
		".........",
		".#######.",
		".#.....#.",
		".#.###.#.",
		".#.###.#.",
		".#.###.#.",
		".#.....#.",
		".#######.",
		".........",
	}
	c, err := Draw(address)
	if err != nil {
		t.Fatal(err)
	}
	rows := modules(t, c)
	far := c.Size - quiet - 8
	for _, corner := range [][2]int{{quiet - 1, quiet - 1}, {far, quiet - 1}, {quiet - 1, far}} {
		for dy, want := range finder {
			if got := rows[corner[1]+dy][corner[0]:][:9]; got != want {
				t.Errorf("finder at %v, row %d = %q, want %q", corner, dy, got, want)
			}
		}
	}
	blank := strings.Repeat(".", c.Size)
	for i := range quiet {
		for _, y := range []int{i, c.Size - 1 - i} {
			if rows[y] != blank {
				t.Errorf("row %d of the margin = %q, want blank", y, rows[y])
			}
		}
	}
	for y, row := range rows {
		if row[:quiet] != blank[:quiet] || row[c.Size-quiet:] != blank[:quiet] {
			t.Errorf("row %d = %q, want %d blank on each side", y, row, quiet)
		}
	}
}

func TestACodeGrowsWithItsText(t *testing.T) {
	// As many bytes as the standard says that the first and the last version hold.
	for _, test := range []struct{ bytes, size int }{
		{1, 21}, {14, 21}, {15, 25}, {26, 25}, {27, 29}, {62, 33}, {63, 37}, {213, 57}, {214, 61}, {251, 61},
	} {
		c, err := Draw(strings.Repeat("a", test.bytes))
		if err != nil {
			t.Errorf("Draw(%d bytes): %v", test.bytes, err)
		}
		if got, want := c.Size, test.size+2*quiet; got != want {
			t.Errorf("Draw(%d bytes) is %d wide, want %d", test.bytes, got, want)
		}
	}
}

func TestATextTooLongToReadFromPaperIsRefused(t *testing.T) {
	if c, err := Draw(strings.Repeat("a", 252)); err == nil {
		t.Errorf("Draw(252 bytes) is %d wide, want an error", c.Size)
	}
}

// A code is read back the way a telephone does: the mask from the format beside
// a finder, then each module of the plan for that mask.
func TestACodeIsWhatTheLibraryMakesWithThatMask(t *testing.T) {
	seen := make(map[coding.Mask]bool)
	for n := range 60 {
		text := address + strings.Repeat("x/", n)
		c, err := Draw(text)
		if err != nil {
			t.Fatal(err)
		}
		rows := modules(t, c)
		black := func(x, y int) bool { return rows[y+quiet][x+quiet] == '#' }
		var mask coding.Mask
		for i, x := range []int{2, 3, 4} {
			if black(x, 8) != (i != 1) { // the format is inverted by 101 there
				mask |= 4 >> i
			}
		}
		plan, err := coding.NewPlan(coding.Version(c.Size-2*quiet-17)/4, coding.M, mask)
		if err != nil {
			t.Fatal(err)
		}
		want, err := plan.Encode(coding.String(text))
		if err != nil {
			t.Fatal(err)
		}
		for y := range want.Size {
			for x := range want.Size {
				if black(x, y) != want.Black(x, y) {
					t.Fatalf("Draw(%q), mask %d: module %d, %d = %v", text, mask, x, y, black(x, y))
				}
			}
		}
		seen[mask] = true
	}
	if len(seen) < 4 {
		t.Errorf("60 texts took only the masks %v, want a choice", seen)
	}
}

func TestModulesAreThoseOfThePath(t *testing.T) {
	c, err := Draw(address)
	if err != nil {
		t.Fatal(err)
	}
	rows := modules(t, c)
	for y := -1; y <= c.Size; y++ {
		for x := -1; x <= c.Size; x++ {
			inside := x >= 0 && y >= 0 && x < c.Size && y < c.Size
			if got, want := c.Black(x, y), inside && rows[y][x] == '#'; got != want {
				t.Errorf("Black(%d, %d) = %v, want %v", x, y, got, want)
			}
		}
	}
}

func TestPenaltiesOfALine(t *testing.T) {
	for _, test := range []struct {
		name, line string
		want       int
	}{
		{"nothing wrong", "##..##..##..", 0},
		{"four alike", "####....##..", 0},
		{"five black", "#####..##..#", 3},
		{"five white", "##.....##..#", 3},
		{"seven alike", "#######..##.", 5},
		{"two runs", "#####.....##", 6},
		{"a finder before blanks", "##.#.###.#....##", 40},
		{"a finder after blanks", "##....#.###.#.##", 40},
		{"a finder between others", "##.##.#.###.#.##", 0},
		{"a finder at the margin", "#.###.#.##..##", 40},
	} {
		var line uint64
		for x, r := range test.line {
			if r == '#' {
				line |= 1 << x
			}
		}
		if got := linePenalty(line, len(test.line)); got != test.want {
			t.Errorf("%s: linePenalty(%s) = %d, want %d", test.name, test.line, got, test.want)
		}
	}
}

func TestPenaltiesOfAGrid(t *testing.T) {
	for _, test := range []struct {
		name  string
		black func(x, y int) bool
		want  int
	}{
		{"a fine chequerboard", func(x, y int) bool { return (x+y)%2 == 0 }, 0},
		// Each of 20 rows: one run of 20 (18); each of 19 by 19 places a square; all of it black.
		{"black", func(x, y int) bool { return true }, 2*20*18 + 3*19*19 + 100},
		{"squares of four", func(x, y int) bool { return (x/2+y/2)%2 == 0 }, 3 * 100},
	} {
		s := sidesOf(gridOf(20, test.black))
		if got := s.penalty(); got != test.want {
			t.Errorf("%s: penalty = %d, want %d", test.name, got, test.want)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		if _, err := Draw(address); err != nil {
			b.Fatal(err)
		}
	}
}
