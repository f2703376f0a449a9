package plain

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzRead holds for any text: findings come in order, are inside the text and
// on whole letters, say what is wrong and what to do, and their fixes keep
// clear of each other and leave the text valid.
func FuzzRead(f *testing.F) {
	cases(f, func(rule, path string, archive *txtar.Archive) {
		for _, file := range archive.Files {
			f.Add(section(file))
		}
	})
	f.Add("12\u00a0Aug\u00a02026 \xff 5\xc2 £\xe2\x80 ‘’“”— e.g.\ufffc")
	f.Fuzz(func(t *testing.T, text string) { checkRead(t, text) })
}

// TestAnyMixOfTextIsSafe does what a fuzzer takes long to find: it puts pieces
// of text together at random.
func TestAnyMixOfTextIsSafe(t *testing.T) {
	pieces := []string{
		" ", "\n", "\u00a0", "\ufffc", ".", ",", "-", "–", "—", "/", ":", "'", "’", "“", "(", ")", "(s)", "&", "!", "£", "%", "\xff", "é", "ŵ", "界",
		"0", "1", "5", "12", "17", "30", "31", "00", "2026", "1730", "01273800900", "123 456 7881", ".00", "st", "nd", "th", "of", "the", "to", "and", "or",
		"am", "pm", "p.m.", "hrs", "noon", "KB", "mb", "p", "per", "cent", "January", "Aug", "Sept.", "May", "Monday", "Tue",
		"e.g.", "eg", "i.e.", "etc", "via", "NB", "Mr", "Mrs", "Miss", "over", "people", "aged", "years", "old", "two", "seven", "x", "xxx",
		"COVID", "covid", "health", "care", "don't", "can", "’t", "he", "she", "elderly", "PLEASE", "READ", "A", "FAQ", "try", "www.a.uk", "a@b.uk",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var text strings.Builder
		for range 1 + random.IntN(14) {
			text.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(2) == 0 {
				text.WriteByte(' ')
			}
		}
		checkRead(t, text.String())
	}
}

// checkRead checks everything that holds for any text.
func checkRead(t *testing.T, text string) {
	t.Helper()
	list := Read(text)
	boundary := func(i int) bool { return i == len(text) || i >= 0 && i < len(text) && utf8.RuneStart(text[i]) }
	last, valid := 0, utf8.ValidString(text)
	var fixes []Fix
	for _, f := range list {
		switch {
		case f.From < last || f.From >= f.To || f.To > len(text):
			t.Fatalf("%s is at %d to %d, after %d, in %q", f.Rule, f.From, f.To, last, text)
		case valid && (!boundary(f.From) || !boundary(f.To)):
			t.Fatalf("%s is at %d to %d, inside a letter, in %q", f.Rule, f.From, f.To, text)
		case f.Rule == "" || f.Message == "" || f.Hint == "" || strings.ContainsAny(f.Message+f.Hint, "\n\r") || strings.HasSuffix(f.Message, "."):
			t.Fatalf("%+v has no proper words in %q", f, text)
		}
		last = f.From
		if fix := f.Fix; fix != nil {
			if fix.From < 0 || fix.From > fix.To || fix.To > len(text) || text[fix.From:fix.To] == fix.Text {
				t.Fatalf("%s has the fix %+v in %q", f.Rule, *fix, text)
			}
			fixes = append(fixes, *fix)
		}
	}
	slices.SortFunc(fixes, func(a, b Fix) int { return a.From - b.From })
	for i := 1; i < len(fixes); i++ {
		if fixes[i].From < fixes[i-1].To {
			t.Fatalf("the fixes %+v and %+v overlap in %q", fixes[i-1], fixes[i], text)
		}
	}
	if mended := mend(text, list); valid && !utf8.ValidString(mended) {
		t.Fatalf("fixed, %q is %q, which is not valid", text, mended)
	}
}
