package diag

import (
	"slices"
	"testing"
)

// mixed has each severity, each kind of place, and text that must be escaped.
var mixed = List{
	{Pos: Pos{Path: "content/a b, c:d.md"}, Severity: Error, Rule: "not-utf-8", Message: "this file is 100% not UTF-8"},
	{Pos: Pos{Path: "content/kidney.md", Line: 7, Col: 9, EndCol: 14}, Severity: Error, Rule: "unknown-term",
		Message: `"carer" is not a group`, Hint: `did you mean "carers"?`},
	{Pos: Pos{Path: "content/kidney.md", Line: 9, Col: 1}, Severity: Warning, Rule: "raw-html", Message: "<b> | is *left* out"},
	{Pos: Pos{Path: "content/kidney.md", Line: 12}, Severity: Info, Rule: "unknown-term", Message: "first line\r\nsecond\x1b[2J\u009b"},
	{Severity: Error, Message: "no content"},
}

func TestDiagnosticOnOneLine(t *testing.T) {
	want := []string{
		"content/a b, c:d.md: error: this file is 100% not UTF-8 [not-utf-8]",
		`content/kidney.md:7:9: error: "carer" is not a group [unknown-term]`,
		"content/kidney.md:9:1: warning: <b> | is *left* out [raw-html]",
		"content/kidney.md:12: info: first line  second␛[2J\ufffd [unknown-term]",
		"error: no content",
	}
	for i, d := range mixed {
		if got := d.String(); got != want[i] {
			t.Errorf("mixed[%d].String() = %q, want %q", i, got, want[i])
		}
	}
}

func TestCountIsBySeverity(t *testing.T) {
	for s, want := range map[Severity]int{Error: 3, Warning: 1, Info: 1} {
		if got := mixed.Count(s); got != want {
			t.Errorf("Count(%v) = %d, want %d", s, got, want)
		}
	}
}

func TestSortGivesOneOrderWhateverTheBeginning(t *testing.T) {
	at := func(path string, line, col int) Pos { return Pos{Path: path, Line: line, Col: col} }
	want := List{
		{Pos: at("a.md", 0, 0), Severity: Warning},
		{Pos: at("a.md", 2, 9)},
		{Pos: at("a.md", 10, 1)},
		{Pos: at("a.md", 10, 3)},
		{Pos: at("a.md", 10, 3), Rule: "r"},
		{Pos: at("a.md", 10, 3), Rule: "r", Message: "m"},
		{Pos: at("a.md", 10, 3), Rule: "r", Message: "m", Hint: "h"},
		{Pos: Pos{"a.md", 10, 3, 5}, Rule: "r", Message: "m"},
		{Pos: at("a.md", 10, 3), Severity: Info, Rule: "a"},
		{Pos: at("b.md", 1, 1)},
	}
	// Every rotation, and each backwards, with every diagnostic twice.
	for i := range want {
		l := slices.Concat(want[i:], want, want[:i])
		for range 2 {
			got := slices.Clone(l)
			got.Sort()
			if !slices.Equal(got, want) {
				t.Errorf("sorted from %v:\n%v, want\n%v", l, got, want)
			}
			slices.Reverse(l)
		}
	}
}

func TestAddAppends(t *testing.T) {
	var l List
	l.Add(mixed[1])
	l.Add(mixed[0])
	if want := (List{mixed[1], mixed[0]}); !slices.Equal(l, want) {
		t.Errorf("after two Adds: %v, want %v", l, want)
	}
}

func TestNearestProposesOnlyWhatIsLikeTheWord(t *testing.T) {
	groups := []string{"carers", "patients", "young-people", "staff", "cares"}
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"carer", groups, "carers"},
		{"cares", groups, "cares"},
		{"CARERS", groups, "carers"},
		{"patinets", groups, "patients"},
		{"yuong-peple", groups, "young-people"},
		{"stuff", groups, "staff"},
		{"satff", groups, "staff"}, // two neighbours swapped are one mistake
		{"stoof", groups, ""},      // two of five letters
		{"governors", groups, ""},
		{"staff", nil, ""},
		{"", []string{"a"}, ""},
		{"a", []string{"b"}, ""},
		{"ab", []string{"xb"}, "xb"},
		{"ab", []string{"xy"}, ""},
		{"cat", []string{"bat", "cut"}, "bat"},
		{"tŷ-bâch", []string{"ty-bach"}, "ty-bach"}, // letters, not bytes
	} {
		if got := Nearest(c.word, c.candidates); got != c.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", c.word, c.candidates, got, c.want)
		}
	}
}

func TestNearestTermKnowsAWordByItsLabel(t *testing.T) {
	slugs := []string{"north-west", "service-users", "post", "in-person"}
	labels := []string{"North West", "People who use services", "By post", "In person"}
	for word, want := range map[string]string{
		"North West": "north-west", "north_west": "north-west", "NORTH-WEST": "north-west", "Nroth West": "north-west",
		"people who use services": "service-users", "People who use service": "service-users", "service user": "service-users",
		"By post": "post", "Carers": "", "": "",
	} {
		if got := NearestTerm(word, slugs, labels); got != want {
			t.Errorf("NearestTerm(%q) = %q, want %q", word, got, want)
		}
	}
}
