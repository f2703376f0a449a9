package diag

import "testing"

func TestMendTouchesNothingElse(t *testing.T) {
	at := func(line, col, end int, old, text string) Diagnostic {
		return Diagnostic{Pos: Pos{Path: "a.md", Line: line, Col: 1}, Fix: &Fix{Col: col, EndCol: end, Old: old, Text: text}}
	}
	for _, tt := range []struct {
		name, src, want string
		fixes           List
		n               int
	}{
		{"nothing to mend", "a\r\nb", "a\r\nb", nil, 0},
		{"one", "12th May\n", "12 May\n", List{at(1, 3, 5, "th", "")}, 1},
		{"columns are characters", "é 😀 “x”\n", "é 😀 \"x\"\n", List{at(1, 5, 6, "“", `"`), at(1, 7, 8, "”", `"`)}, 2},
		{"line ends and mark stay", "\ufeff‘a’\r\nb e.g. c\r\n", "\ufeff'a'\r\nb for example c\r\n", List{at(2, 3, 7, "e.g.", "for example"), at(1, 3, 4, "’", "'"), at(1, 1, 2, "‘", "'")}, 3},
		{"at the end of a file", "a ’", "a '", List{at(1, 3, 4, "’", "'")}, 1},
		{"the first of two that meet", "abcdef", "aXef", List{at(1, 2, 5, "bcd", "X"), at(1, 3, 4, "c", "Y")}, 1},
		{"a line that has become shorter", "ab\n", "ab\n", List{at(1, 4, 6, "de", "X")}, 0},
		{"a line that has changed", "ab\n", "ab\n", List{at(1, 1, 2, "x", "y")}, 0},
		{"a line that is gone", "ab\n", "ab\n", List{at(7, 1, 2, "a", "X")}, 0},
		{"another file's", "ab", "ab", List{{Pos: Pos{Path: "b.md", Line: 1}, Fix: &Fix{Col: 1, EndCol: 2}}}, 0},
		{"no fix", "ab", "ab", List{{Pos: Pos{Path: "a.md", Line: 1, Col: 1, EndCol: 2}}}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, n := tt.fixes.Mend("a.md", []byte(tt.src))
			if string(got) != tt.want || n != tt.n {
				t.Errorf("Mend = %q and %d, want %q and %d", got, n, tt.want, tt.n)
			}
		})
	}
}
