package sentence

import (
	"slices"
	"testing"
)

func TestSentencesEndWhereReadersPause(t *testing.T) {
	for _, want := range [][]string{
		{"We met.", "You came."},
		{"Is it so?", "It is!", "Good."},
		{"Dr. Rai and Prof. Lee met Mr. A. B. Smith.", "They spoke."},
		{"Bring e.g. a pen, i.e. something to write with.", "We have paper."},
		{"It takes 2.5 hours, or 1,000.50 minutes.", "We pay £12.50 for it."},
		{"Version 2.0 is out.", "2 people tested it."},
		{"“We cannot read them.”", "So people said."},
		{`"Why?" she asked.`, `"Why not?"`, "We left."},
		{"(They ring us.)", "We ring back."},
		{"See the plan (page 3.) for more.", "It is long."},
		{"We meet at 3 p.m. on Monday.", "Come at 2:30 p.m.", "Bring tea."},
		{"1. Read the letters.", "2. Ring us."},
		{"Put them into group A.", "Then go on."},
		{"See No. 5 and p. 12.", "They differ."},
		{"Can you come? no problem.", "Good."},
		{"Wait… what?", "We did."},
		{"Bring papers, etc.", "We have pens."},
		{"Write to example.org or info@example.org.", "￼ is our code."},
		{"￼ is the key.", "NHS England says so."},
		{"no end"},
		{"Line one", "line two.", "Line three"},
		{"Bring 50% of it!", "£5 is enough."},
		{"We left at 5."},
		{"He said: “Go.”", "We went."},
	} {
		text := ""
		for i, s := range want {
			switch {
			case i == 0:
			case s == "line two.":
				text += "\n"
			default:
				text += " "
			}
			text += s
		}
		var got []string
		Split(text, text, func(from, to, _ int) { got = append(got, text[from:to]) })
		if !slices.Equal(got, want) {
			t.Errorf("the sentences are %q, want %q", got, want)
		}
	}
}

func TestNamesEndNoSentence(t *testing.T) {
	n := 0
	Split("Ask Acme Ltd. Anne knows. Then go.", "Ask xxxx xxxx Anne knows. Then go.", func(from, to, words int) {
		if n++; n == 1 && words != 5 {
			t.Errorf("the first has %d words, want 5", words)
		}
	})
	if n != 2 {
		t.Errorf("there are %d sentences, want 2", n)
	}
}

func TestOnlyWordsAreCounted(t *testing.T) {
	for text, want := range map[string]int{
		"We – you and I – met.":     5,
		"A&E is open 24 hours":      5,
		"a well-known, so-called …": 3,
		"Type ￼ and press ￼.":       5,
		"“ ” ( ) - *":               0,
		"Ōtaki żółw বাংলা":          3,
	} {
		got := 0
		Split(text, text, func(_, _, words int) { got += words })
		if got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
}

func TestShortFormsKeepTheirFullStop(t *testing.T) {
	for text, want := range map[string]bool{"at 3 p.m.": true, "by Dr.": true, "and so on...": false, "The end.": false, "the N.H.S.": true, "no": false} {
		if got := EndsShort(text); got != want {
			t.Errorf("EndsShort(%q) = %v, want %v", text, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("We met. “You” came… (A. B.) said so!\nEnd")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		Split(text, text, func(from, to, words int) {
			if from < last || to <= from || to > len(text) || words < 1 {
				t.Errorf("%q has a sentence of %d words from %d to %d after %d", text, words, from, to, last)
			}
			last = to
		})
	})
}
