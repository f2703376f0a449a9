package heard_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"involve/internal/markdown"
	"involve/internal/tree"
)

const page = `A *first* line with é, &amp; an entity and 5 \* 3
that goes on[^1], see [the **plan**](/plan/ "title") and ` + "`code`" + `.

<!-- check:ignore percent it is a quotation -->

- One
- Two, <https://example.org/> here
  goes on

  > Said by *somebody*

<!-- a --> <!-- b -->
Table: The ways

| Way | How |
|---|---|
| Post | ![A letter](/files/letter.png) |

Term
: What it means

[^1]: The note.
`

func TestTreeHoldsWhatPeopleHear(t *testing.T) {
	_, tr, diags := markdown.Body("p.md", 10, []byte(page))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	var got strings.Builder
	kinds := []string{"paragraph", "heading", "header", "cell", "caption", "list", "table", "quote", "code"}
	for _, b := range tr.Blocks {
		fmt.Fprintf(&got, "%v %s %d.%d %q", b.Pos().Line, kinds[b.Kind], b.Parent, b.Item, b.Text)
		for _, m := range b.Marks {
			fmt.Fprintf(&got, " %d:%q", m.Kind, b.Text[m.From:m.To])
		}
		got.WriteString("\n")
	}
	for _, c := range tr.Comments {
		fmt.Fprintf(&got, "%d remark %q above %d-%d\n", c.Pos.Line, c.Text, c.First, c.Last)
	}
	const want = `10 paragraph -1.0 "A first line with é, & an entity and 5 * 3 that goes on, see the plan and ￼." 1:"first" 3:"the plan" 0:"plan" 6:"￼"
15 list -1.0 ""
15 paragraph 1.1 "One"
16 paragraph 1.2 "Two, ￼ here goes on" 4:"￼"
19 quote 1.2 ""
19 paragraph 4.0 "Said by somebody" 1:"somebody"
24 table -1.0 ""
22 caption 6.0 "The ways"
24 header 6.0 "Way"
24 header 6.0 "How"
26 cell 6.0 "Post"
26 cell 6.0 "￼" 5:"￼"
28 paragraph -1.0 "Term"
29 paragraph -1.0 "What it means"
31 paragraph -1.0 "The note."
13 remark "check:ignore percent it is a quotation" above 13-19
21 remark "a" above 21-26
21 remark "b" above 21-26
`
	if got.String() != want {
		t.Errorf("the tree is\n%s\nwant\n%s", &got, want)
	}
}

func TestEveryLetterStandsWhereTheTreeSays(t *testing.T) {
	lines := strings.Split(page, "\n")
	_, tr, _ := markdown.Body("p.md", 1, []byte(page))
	letters := 0
	for _, b := range tr.Blocks {
		for i, r := range b.Text {
			if r == tree.Object || r == ' ' || r == '&' {
				continue
			}
			p := b.Span(i, i+utf8.RuneLen(r))
			line := []rune(lines[p.Line-1])
			if p.Col > len(line) || line[p.Col-1] != r || p.EndCol != p.Col+1 {
				t.Errorf("%q of %q stands at %v to %d", r, b.Text, p, p.EndCol)
			}
			letters++
		}
	}
	if letters < 120 {
		t.Errorf("looked at %d letters only", letters)
	}
}

func TestOnlyWhatStandsLetterForLetterIsFixed(t *testing.T) {
	_, tr, _ := markdown.Body("p.md", 1, []byte("a &amp; b *c* d\ne"))
	b := tr.Blocks[0]
	for _, tt := range []struct {
		text string
		want bool
	}{{"b", true}, {"a", true}, {"& b", false}, {"c", true}, {"b c", false}, {"d e", false}} {
		from := strings.Index(b.Text, tt.text)
		if _, ok := b.Fix(from, from+len(tt.text), "x"); ok != tt.want {
			t.Errorf("Fix(%q) = %v, want %v", tt.text, ok, tt.want)
		}
	}
}
